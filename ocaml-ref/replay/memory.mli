(** What a replay took. *)

type t = {
  peak_resident_bytes : int option;  (** Of the process; [None] where there is no [/proc]. *)
  heap_growth_bytes : int;
      (** How much the major heap grew, which was compacted before. The minor heap, 2 MiB, is
          every contender's. *)
  collections : int;  (** Minor and major ones. *)
}

val during : (unit -> unit) -> t
(** [during replay] runs [replay] on a compacted heap, and no compaction of the runtime's own
    comes between. *)
