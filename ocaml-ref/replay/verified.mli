(** What the command [verify] says of a contender on a trace. *)

type t = { digests : Verify.digests; work : int }

val run : Trace.t -> Catalogue.entry -> (t, Verify.failure) result
(** [run trace entry] replays the trace the checking way and then through the timed loop, touch mode
    [word]. *)

val line : ?path:string -> Catalogue.entry -> (t, Verify.failure) result -> string
(** [line ?path entry result] returns the event [verified]; its field [trace] is the path, if there is
    one. *)
