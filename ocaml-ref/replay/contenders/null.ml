(** [ocaml/null]: the control. Everything but the allocator; the handle is the register. *)

type handle = int

type t = {
  table : int array;  (** The stamp by register: what the timed loop writes and reads. *)
  allocations : int;
  mutable stamps : int array;
      (** The stamp by ordinal, for the checking replay: an arena has many objects. *)
  opcodes : int array;
      (** The node by register: {!Op.num}, {!Op.add} or {!Op.mul}, and its operands. *)
  lefts : int array;
  rights : int array;
  handles : handle array;
  mutable freed : int;  (** Sum of the handles given back, so that their load stays. *)
}

let general = true

let make (plan : Plan.t) =
  let nodes = if plan.kind = Trace.Expr then plan.registers else 0 in
  {
    table = Array.make plan.registers 0;
    allocations = plan.allocations;
    stamps = [||];
    opcodes = Array.make nodes Op.num;
    lefts = Array.make nodes 0;
    rights = Array.make nodes 0;
    handles = Array.make plan.registers 0;
    freed = 0;
  }

let reserved_bytes _ = Some 0
let registers t = t.handles
let alloc_none _ register _ _ : handle = register

let alloc_word t register _ stamp : handle =
  t.table.(register) <- stamp;
  register

let alloc_full t register arg stamp = alloc_word t register arg stamp
let free t _ (handle : handle) _ = t.freed <- t.freed + handle
let touch t register _ arg = t.table.(register) land Stamp.mask (Stamp.size_of_arg arg)
let fill t _ _ _ stamp =
  (* Not before it is needed: the timed loop has no use for it. *)
  if stamp = 0 then t.stamps <- Array.make t.allocations 0;
  t.stamps.(stamp) <- stamp

let read t _ _ _ stamp = Some t.stamps.(stamp)
let place _ (handle : handle) = handle
let create _ _ _ = ()
let destroy _ _ = ()
let mark _ _ = ()
let release _ _ = ()

let num t register value : handle =
  t.opcodes.(register) <- Op.num;
  t.lefts.(register) <- value;
  register

let add t register left right : handle =
  t.opcodes.(register) <- Op.add;
  t.lefts.(register) <- left;
  t.rights.(register) <- right;
  register

let mul t register left right : handle =
  t.opcodes.(register) <- Op.mul;
  t.lefts.(register) <- left;
  t.rights.(register) <- right;
  register

let view t node =
  let left = t.lefts.(node) and right = t.rights.(node) in
  if t.opcodes.(node) = Op.num then Deep_eval.Num left
  else if t.opcodes.(node) = Op.add then Deep_eval.Add (left, right)
  else Deep_eval.Mul (left, right)

let rec eval_to t levels node =
  let opcode = t.opcodes.(node) in
  if opcode = Op.num then t.lefts.(node)
  else if levels = 0 then Deep_eval.eval (view t) node
  else
    let left = eval_to t (levels - 1) t.lefts.(node) in
    let right = eval_to t (levels - 1) t.rights.(node) in
    if opcode = Op.add then left + right else left * right

let eval t node = eval_to t Deep_eval.levels node
let reset_nodes _ = ()
