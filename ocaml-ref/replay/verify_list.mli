(** The [verify] subcommand: every contender on many traces, in one process. *)

val run : Options.verify -> (string -> unit) -> (unit, string) result
(** [run options out] gives [out] one line for each trace of the list and each contender. The
    error is why the list could not be read. *)
