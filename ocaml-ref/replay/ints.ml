type t = { mutable elements : int array; mutable length : int }

let make () = { elements = Array.make 16 0; length = 0 }
let length ints = ints.length

let check ints at =
  if at < 0 || at >= ints.length then
    invalid_arg (Printf.sprintf "Ints: no element %d of %d" at ints.length)

let get ints at =
  check ints at;
  ints.elements.(at)

let set ints at value =
  check ints at;
  ints.elements.(at) <- value

let push ints value =
  if ints.length = Array.length ints.elements then (
    let larger = Array.make (2 * ints.length) 0 in
    Array.blit ints.elements 0 larger 0 ints.length;
    ints.elements <- larger);
  ints.elements.(ints.length) <- value;
  ints.length <- ints.length + 1

let pop ints =
  if ints.length = 0 then None
  else (
    ints.length <- ints.length - 1;
    Some ints.elements.(ints.length))

let to_array ints = Array.sub ints.elements 0 ints.length
