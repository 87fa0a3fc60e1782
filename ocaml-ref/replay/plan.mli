(** What a contender is told about a trace before it starts. *)

type t = {
  kind : Trace.kind;
  capacity : int;  (** Slots of each of its pools: a power of two, at least 16. *)
  slot_sizes : int array;  (** Bytes of a slot of each class. *)
  registers : int;  (** Size of the register table. *)
  allocations : int;  (** ALLOCs and BUMPs of the whole trace. *)
}

val of_trace : Trace.t -> t
(** [of_trace trace] returns its plan. Linear in the operations. *)
