(** [ocaml/heap] on expr traces: a block for each node. RESET overwrites the registers that were
    written since the last one. *)

include Contender_intf.Unsupported

type handle = Num of int | Add of handle * handle | Mul of handle * handle

type t = {
  handles : handle array;
  mutable written : int;  (** All registers written since the last RESET are below. *)
}

let nothing = Num 0
let general = true
let make (plan : Plan.t) = { handles = Array.make plan.registers nothing; written = 0 }
let reserved_bytes _ = None
let registers t = t.handles
let note t register = if register >= t.written then t.written <- register + 1

let num t register value =
  note t register;
  Num value

let add t register left right =
  note t register;
  Add (left, right)

let mul t register left right =
  note t register;
  Mul (left, right)

let view = function
  | Num value -> Deep_eval.Num value
  | Add (left, right) -> Deep_eval.Add (left, right)
  | Mul (left, right) -> Deep_eval.Mul (left, right)

let rec eval_to levels node =
  match node with
  | Num value -> value
  | _ when levels = 0 -> Deep_eval.eval view node
  | Add (left, right) ->
      let left = eval_to (levels - 1) left in
      left + eval_to (levels - 1) right
  | Mul (left, right) ->
      let left = eval_to (levels - 1) left in
      left * eval_to (levels - 1) right

let eval _ node = eval_to Deep_eval.levels node

let reset_nodes t =
  Array.fill t.handles 0 t.written nothing;
  t.written <- 0

let place _ _ = 0
