(* The free slots are stack.(0) to stack.(free - 1), the next one on top. *)
type t = { slots : int array; stack : int array; mutable free : int }

exception Exhausted

let make n =
  if n < 0 then invalid_arg (Printf.sprintf "Index_pool.make: capacity %d is negative" n);
  { slots = Array.make n 0; stack = Array.init n (fun i -> n - 1 - i); free = n }

let alloc t x =
  let free = t.free - 1 in
  if free < 0 then raise_notrace Exhausted;
  t.free <- free;
  let index = t.stack.(free) in
  t.slots.(index) <- x;
  index

let get t index = t.slots.(index)

let free t index =
  let free = t.free in
  t.stack.(free) <- index;
  t.free <- free + 1

let used t = Array.length t.stack - t.free
