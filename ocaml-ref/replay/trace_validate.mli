(** Checks every operation once and finds the figures. *)

type shape = {
  kind : Trace_model.kind;
  registers : int;  (** Size of the register table. *)
  operations : int array;
  args : int array;
  alignments : Bytes.t option;
      (** One for each argument that is a size; [None] if all are 1. See {!Trace.t}. *)
  slot_sizes : int array;
  max_size : int;  (** Bytes of the largest object allowed. *)
}
(** Operations and tables on their way to being a trace. *)

val check : shape -> Trace_model.figures
(** [check shape] returns the figures. Linear in the operations and registers.
    @raise Trace_model.Refused for the first thing wrong. *)
