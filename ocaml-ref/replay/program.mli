(** The command line of [docs/replay-protocol.md]: what each subcommand prints, and the exit
    codes. *)

val run : string list -> (string -> unit) -> int
(** [run args out] runs one command and returns the exit code. Each event goes to [out], without
    its LF; diagnostics go to standard error. *)
