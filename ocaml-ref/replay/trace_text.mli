(** The text twin. Syntax and ids are judged here; sizes, states and limits by the validator, which
    knows the operation and so the line: operations stand one a line, without gaps. *)

val read : max_size:int -> string -> Trace_model.t
(** [read ~max_size text] reads a text trace. See {!Trace.read}.
    @raise Trace_model.Refused for the first thing wrong. *)
