(** The [check] subcommand of [docs/replay-protocol.md]. *)

val run : max_size:int -> string list -> (string -> unit) -> int
(** [run ~max_size files out] reads and validates each file and gives [out] one line, without its
    LF, for each. It returns the exit code: 0, or 3 if any file was refused. Diagnostics go to
    standard error. [max_size] is as in {!Trace.read}. *)
