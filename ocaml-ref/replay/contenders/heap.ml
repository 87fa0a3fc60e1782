(** [ocaml/heap] on heap, pool and arena traces: a [Bytes] of the size (in pool of the class's slot
    size) for each object. The handle is
    the value itself, so giving an object back overwrites the register that holds it. The objects
    of an arena are kept in a list, and giving them back drops the list. *)

include Contender_intf.Unsupported

type handle = Bytes.t

type t = {
  handles : handle array;
  in_arena : bool;
  arenas : handle list array;  (** Newest first. *)
  marks : handle list list array;
      (** What each arena held when it was marked, newest mark first. *)
}

let general = true

let make (plan : Plan.t) =
  let arenas = if plan.kind = Trace.Arena then plan.registers else 0 in
  {
    handles = Array.make plan.registers Bytes.empty;
    in_arena = plan.kind = Trace.Arena;
    arenas = Array.make arenas [];
    marks = Array.make arenas [];
  }

let reserved_bytes _ = None
let registers t = t.handles

(* What only arenas do stays out of the loop's text. *)
let[@inline never] keep t register bytes = t.arenas.(register) <- bytes :: t.arenas.(register)

let alloc_none t register arg _ : handle =
  let bytes = Bytes.create (Stamp.size_of_arg arg) in
  if t.in_arena then keep t register bytes;
  bytes

let alloc_word t register arg stamp : handle =
  let bytes = alloc_none t register arg stamp in
  Stamp.write_word bytes 0 (Stamp.size_of_arg arg) stamp;
  bytes

let alloc_full t register arg stamp : handle =
  let bytes = alloc_none t register arg stamp in
  Stamp.fill bytes 0 (Stamp.size_of_arg arg) stamp;
  bytes

let[@inline never] reset t register =
  t.arenas.(register) <- [];
  t.marks.(register) <- []

let free t register _ _ =
  t.handles.(register) <- Bytes.empty;
  if t.in_arena then reset t register

let touch _ _ (handle : handle) arg = Stamp.read handle 0 (Stamp.size_of_arg arg)
let fill _ _ (handle : handle) arg stamp = Stamp.fill handle 0 (Stamp.size_of_arg arg) stamp

let read _ _ (handle : handle) arg stamp =
  let size = Stamp.size_of_arg arg in
  if Stamp.is_filled handle 0 size stamp then Some (Stamp.read handle 0 size) else None

let place _ (_ : handle) = 0
let create _ _ _ = ()

let destroy t register =
  t.handles.(register) <- Bytes.empty;
  reset t register

let mark t register = t.marks.(register) <- t.arenas.(register) :: t.marks.(register)

let release t register =
  match t.marks.(register) with
  | [] -> ()
  | held :: older ->
      t.arenas.(register) <- held;
      t.marks.(register) <- older
