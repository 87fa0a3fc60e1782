(** What the program says about itself. *)

val program : unit -> (string * string) list
(** [program ()] returns the members of [describe] but for the clock and the contenders, as names
    and JSON values. *)

val clock : unit -> (string * string) list
(** [clock ()] calibrates the clock and returns its members. *)

val contender : Catalogue.entry -> string
(** [contender entry] returns the JSON object of a contender. *)

val line : unit -> string
(** [line ()] returns the whole description. *)
