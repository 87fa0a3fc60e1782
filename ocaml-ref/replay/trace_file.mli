(** Traces in files. *)

val read : max_size:int -> string -> (Trace.t, Trace.refusal) result
(** [read ~max_size path] reads and validates a trace. Where the file cannot be read the refusal is
    [unreadable] and the reason goes to standard error. See {!Trace.read}. *)
