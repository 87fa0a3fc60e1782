(** The [replay] subcommand: one contender, one trace, one mode. *)

val run : Options.replay -> started:int -> (string -> unit) -> int
(** [run options ~started out] gives each event to [out] and returns the exit code. [started] is
    when the program began, in the nanoseconds of {!Clock.now}. *)
