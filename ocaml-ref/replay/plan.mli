(** What a contender is told about a trace before it starts. *)

type t = {
  kind : Trace.kind;
  capacity : int;  (** Slots of each of its pools: a power of two, at least 16. *)
  slot_sizes : int array;  (** Bytes of a slot of each class. *)
  registers : int;  (** Size of the register table. *)
  traced : int;  (** Registers of the trace, the first of the table; litter has the others. *)
  allocations : int;  (** ALLOCs and BUMPs of the whole trace. *)
  arena_bytes : int;  (** The most bytes that arenas live at one time declare. *)
}

val pool_bytes : t -> (int -> int) -> int
(** [pool_bytes plan bytes_per_slot] returns the bytes of its pools, which take [bytes_per_slot
    slot_size] for each slot of each class. *)

val of_trace : Trace.t -> t
(** [of_trace trace] returns its plan. Linear in the operations. *)

val with_litter : t -> objects:int -> slots:int -> t
(** [with_litter plan ~objects ~slots] adds a register for each object of litter, and makes pools large
    enough to hold [slots] in each class. *)
