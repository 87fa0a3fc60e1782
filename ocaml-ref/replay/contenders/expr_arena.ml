(** [ocaml/arena] on expr traces: nodes in the bytes of the reference arena. A node is its opcode
    and two 32-bit words: the indices of its operands, or its value. *)

include Contender_intf.Unsupported
module Reference = Allocrace_allocators.Arena

(** The index of a node: its offset divided by {!node_size}. *)
type handle = int

type t = { arena : Reference.arena; handles : handle array }

let general = true
let node_size = 12

let make (plan : Plan.t) =
  {
    arena = Reference.make_arena (plan.registers * node_size);
    handles = Array.make plan.registers 0;
  }

let reserved_bytes (plan : Plan.t) = Some (plan.registers * node_size)
let registers t = t.handles

let push t opcode left right : handle =
  let bytes, offset, _ = Reference.arena_alloc t.arena node_size in
  Bytes.set_int32_le bytes offset (Int32.of_int opcode);
  Bytes.set_int32_le bytes (offset + 4) (Int32.of_int left);
  Bytes.set_int32_le bytes (offset + 8) (Int32.of_int right);
  offset / node_size

let num t _ value = push t Op.num value 0
let add t _ left right = push t Op.add left right
let mul t _ left right = push t Op.mul left right

let word t node field =
  let at = (node * node_size) + (4 * field) in
  Int32.to_int (Bytes.get_int32_le t.arena.buf at) land 0xFFFF_FFFF

let view t node =
  let opcode = word t node 0 and left = word t node 1 and right = word t node 2 in
  if opcode = Op.num then Deep_eval.Num left
  else if opcode = Op.add then Deep_eval.Add (left, right)
  else Deep_eval.Mul (left, right)

let rec eval_to t levels node =
  let opcode = word t node 0 in
  if opcode = Op.num then word t node 1
  else if levels = 0 then Deep_eval.eval (view t) node
  else
    let left = eval_to t (levels - 1) (word t node 1) in
    let right = eval_to t (levels - 1) (word t node 2) in
    if opcode = Op.add then left + right else left * right

let eval t (node : handle) = eval_to t Deep_eval.levels node
let reset_nodes t = Reference.arena_reset t.arena
let place _ (handle : handle) = handle
