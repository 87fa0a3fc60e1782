(** The lines of a text trace that are not comments. *)

type t
(** Turns lines into operations. *)

val make : max_size:int -> Trace_builder.t -> Trace_metadata.keys -> t
(** [make ~max_size builder keys] has read nothing yet. [keys] are those of the [#] lines, among
    which the name of a class that a [p] line declares must not stand. *)

val accept : t -> string -> line:int -> bool
(** [accept lines content ~line] reads one line without its LF; true if it is an operation.
    @raise Trace_model.Refused with [at] = [line]. *)

val finish : t -> unit
(** [finish lines] puts the class names among the metadata. Once, after the last line. *)
