(** What a contender implements. One that does not run a kind includes {!Unsupported} first. *)

(** Where a contender puts its objects, as far as that is comparable across languages. *)
type placement =
  | Lifo_pool  (** Slot indices, last in, first out, from 0. *)
  | Bump  (** Offsets that grow until a reset. *)
  | No_placement  (** Nothing to compare. *)

let placement_word = function Lifo_pool -> "lifo-pool" | Bump -> "bump" | No_placement -> "none"

(** An allocator under test. [arg] is always that of decision 0001. The loop and the checking
    replay call it only for the kinds that its catalogue entry names. *)
module type S = sig
  type t

  (** What the program's variables hold. *)
  type handle

  val general : bool
  (** General allocators are asked for sizes, pools for classes. *)

  val make : Plan.t -> t
  (** Makes it, with everything it will reserve. *)

  val reserved_bytes : Plan.t -> int option
  (** Bytes that it reserves for a trace at most, without block headers; [None] where only the
      runtime knows. *)

  val registers : t -> handle array
  (** The program's variables, as many as the plan says; the loop writes them. *)

  val alloc_none : t -> int -> int -> int -> handle
  (** [alloc_none t register arg stamp]: ALLOC, or BUMP of the arena [register]. Word pools write
      the stamp, for that is what they are; nobody else writes. *)

  val alloc_word : t -> int -> int -> int -> handle
  (** As {!alloc_none}, and writes the first min(size, 8) bytes of the object. *)

  val alloc_full : t -> int -> int -> int -> handle
  (** As {!alloc_none}, and writes the stamp over the whole object. *)

  val free : t -> int -> handle -> int -> unit
  (** [free t register handle arg]: FREE, or RESET of the arena [register]. *)

  val touch : t -> int -> handle -> int -> int
  (** [touch t register handle arg] returns the first min(size, 4) bytes. *)

  val fill : t -> int -> handle -> int -> int -> unit
  (** [fill t register handle arg stamp] writes the stamp over the whole object, where
      [alloc_none] did not. *)

  val read : t -> int -> handle -> int -> int -> int option
  (** [read t register handle arg stamp] reads the whole object back: its first four bytes, or
      [None] if a byte is not the stamp's. *)

  val place : t -> handle -> int
  (** Where the object is, in the terms of the placement policy. *)

  val create : t -> int -> int -> unit
  (** [create t register capacity] *)

  val destroy : t -> int -> unit
  val mark : t -> int -> unit
  val release : t -> int -> unit

  val num : t -> int -> int -> handle
  (** [num t register value] *)

  val add : t -> int -> handle -> handle -> handle
  (** [add t register left right] *)

  val mul : t -> int -> handle -> handle -> handle

  val eval : t -> handle -> int
  (** The value; its low 32 bits count. *)

  val reset_nodes : t -> unit
  (** RESET of the expression arena. *)
end

(** Operations of kinds that a contender does not run: the catalogue is wrong if they are called. *)
module Unsupported = struct
  let[@inline never] wrong_kind operation =
    invalid_arg ("the catalogue gave this contender a trace with " ^ operation)

  let alloc_none _ _ _ _ = wrong_kind "ALLOC"
  let alloc_word _ _ _ _ = wrong_kind "ALLOC"
  let alloc_full _ _ _ _ = wrong_kind "ALLOC"
  let free _ _ _ _ : unit = wrong_kind "FREE"
  let touch _ _ _ _ = wrong_kind "TOUCH"
  let fill _ _ _ _ _ : unit = wrong_kind "ALLOC"
  let read _ _ _ _ _ = wrong_kind "FREE"
  let create _ _ _ : unit = wrong_kind "CREATE"
  let destroy _ _ : unit = wrong_kind "DESTROY"
  let mark _ _ : unit = wrong_kind "MARK"
  let release _ _ : unit = wrong_kind "RELEASE"
  let num _ _ _ = wrong_kind "NUM"
  let add _ _ _ _ = wrong_kind "ADD"
  let mul _ _ _ _ = wrong_kind "MUL"
  let eval _ _ = wrong_kind "EVAL"
  let reset_nodes _ : unit = wrong_kind "RESET"
end
