(* The free slots are stack.(0) to stack.(free - 1), the next one on top. *)
type t = { slab : Bytes.t; slot_size : int; stack : int array; mutable free : int }

exception Exhausted

let make ~slot_size n =
  if n < 0 || slot_size < 0 then
    invalid_arg (Printf.sprintf "Slot_pool.make: %d slots of %d bytes" n slot_size);
  if n > 0 && slot_size > Sys.max_string_length / n then
    invalid_arg (Printf.sprintf "Slot_pool.make: %d slots of %d bytes are too many" n slot_size);
  {
    slab = Bytes.make (slot_size * n) '\000';
    slot_size;
    stack = Array.init n (fun i -> n - 1 - i);
    free = n;
  }

let alloc t =
  let free = t.free - 1 in
  if free < 0 then raise_notrace Exhausted;
  t.free <- free;
  t.stack.(free)

let slab t = t.slab
let offset t index = index * t.slot_size

let free t index =
  let free = t.free in
  t.stack.(free) <- index;
  t.free <- free + 1

let used t = Array.length t.stack - t.free
