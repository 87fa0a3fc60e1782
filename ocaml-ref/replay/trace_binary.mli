(** The binary format; the checks come in the order of the format page. *)

val check_class : slot_size:int -> capacity:int -> max_size:int -> at:int option -> unit
(** [check_class ~slot_size ~capacity ~max_size ~at] checks one class of a pool; shared with text,
    where [at] is a line.
    @raise Trace_model.Refused with [zero-size], [size-over-limit] or [count-over-limit]. *)

val read : max_size:int -> string -> Trace_model.t
(** [read ~max_size file] reads a binary trace. See {!Trace.read}.
    @raise Trace_model.Refused for the first thing wrong. *)
