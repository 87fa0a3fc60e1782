(** Whether a trace asks more of a pool class or an arena than it declares: the same for every
    contender, found before anything runs. *)

val exceeded_at : Trace.t -> int option
(** [exceeded_at trace] returns the number of the first operation that asks for too much. Linear in
    the operations and registers. *)
