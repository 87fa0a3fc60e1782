(** The [key=value] lines of a trace; only their form matters here. *)

type keys
(** Keys seen so far. *)

val keys : unit -> keys
(** [keys ()] returns an empty set of keys. *)

val mem : keys -> string -> bool
(** [mem keys key] tells whether a line had that key. *)

val check_line : keys -> string -> at:int option -> unit
(** [check_line keys line ~at] checks one line, UTF-8 already, without its LF.
    @raise Trace_model.Refused with [bad-metadata] and [at]. *)

val check : string -> unit
(** [check bytes] checks the whole metadata of a binary trace.
    @raise Trace_model.Refused with [bad-metadata-utf8] or [bad-metadata]. *)
