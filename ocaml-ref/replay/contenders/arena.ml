(** [ocaml/arena] on arena traces: the reference arena, one for each live register, aligned here
    because it does not align itself. *)

include Contender_intf.Unsupported
module Reference = Allocrace_allocators.Arena

type handle = int

(** A dead arena has no capacity. *)
type t = { arenas : Reference.arena array; dead : Reference.arena; handles : handle array }

let general = true

let make (plan : Plan.t) =
  let dead = Reference.make_arena 0 in
  { arenas = Array.make plan.registers dead; dead; handles = Array.make plan.registers 0 }

let reserved_bytes (plan : Plan.t) = Some plan.arena_bytes
let registers t = t.handles

let align arena arg =
  let padding = -Reference.arena_used arena land (Stamp.align_of_arg arg - 1) in
  if padding > 0 then ignore (Reference.arena_alloc arena padding)

let alloc_none t register arg _ : handle =
  let arena = t.arenas.(register) in
  align arena arg;
  let _, offset, _ = Reference.arena_alloc arena (Stamp.size_of_arg arg) in
  offset

let alloc_word t register arg stamp : handle =
  let arena = t.arenas.(register) in
  align arena arg;
  let bytes, offset, size = Reference.arena_alloc arena (Stamp.size_of_arg arg) in
  Stamp.write_word bytes offset size stamp;
  offset

let alloc_full t register arg stamp : handle =
  let arena = t.arenas.(register) in
  align arena arg;
  let bytes, offset, size = Reference.arena_alloc arena (Stamp.size_of_arg arg) in
  Stamp.fill bytes offset size stamp;
  offset

let free t register _ _ = Reference.arena_reset t.arenas.(register)

let fill t register (handle : handle) arg stamp =
  Stamp.fill t.arenas.(register).buf handle (Stamp.size_of_arg arg) stamp

let read t register (handle : handle) arg stamp =
  let bytes = t.arenas.(register).buf and size = Stamp.size_of_arg arg in
  if Stamp.is_filled bytes handle size stamp then Some (Stamp.read bytes handle size) else None

let place _ (handle : handle) = handle
let create t register capacity = t.arenas.(register) <- Reference.make_arena capacity
let destroy t register = t.arenas.(register) <- t.dead
