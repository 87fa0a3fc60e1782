(** Evaluates expression trees of any depth on an explicit stack: a tree is as deep as there are
    registers, the machine's stack is not. Contenders evaluate {!levels} levels by recursion,
    which is faster, and what hangs below them here. *)

(** Levels by recursion: some hundred KiB of the machine's stack. *)
let levels = 4096

type 'node view = Num of int | Add of 'node * 'node | Mul of 'node * 'node

type 'node pending =
  | Nothing
  | Right_of_add of 'node * 'node pending
  | Right_of_mul of 'node * 'node pending
  | Add_to of int * 'node pending
  | Multiply_by of int * 'node pending

(** [eval view node] returns the value of [node]. Linear in the nodes visited, operands that are
    shared counted each time. *)
let eval view node =
  let rec down node pending =
    match view node with
    | Num value -> up value pending
    | Add (left, right) -> down left (Right_of_add (right, pending))
    | Mul (left, right) -> down left (Right_of_mul (right, pending))
  and up value = function
    | Nothing -> value
    | Right_of_add (right, rest) -> down right (Add_to (value, rest))
    | Right_of_mul (right, rest) -> down right (Multiply_by (value, rest))
    | Add_to (left, rest) -> up (left + value) rest
    | Multiply_by (left, rest) -> up (left * value) rest
  in
  down node Nothing
