(** What a guest is asked for: lines [key=value]. *)

type t = { contender : Catalogue.entry; touch : Touch.t; max_size : int  (** Bytes. *) }

val parse : string -> (t, string) result
(** [parse text] returns the request, or one sentence on what is wrong with it. [contender] must be
    there; [touch] is [word] and [max-size] {!Trace.default_size} unless said. Every line ends with a
    line feed; keys stand in any order, each at most once. *)
