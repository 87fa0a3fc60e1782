(** The fields of one line of a text trace, separated by one space. *)

type t

val split : string -> line:int -> t
(** [split content ~line] returns the fields of a line without its LF; [line] counts from 1. *)

val line : t -> int
(** [line fields] returns the number of the line. *)

val count : t -> int
(** [count fields] returns how many there are, the letter included. *)

val letter : t -> char
(** [letter fields] returns the first field if it is one character, or else NUL. *)

val text : t -> int -> string
(** [text fields field] returns a field that {!expect} found there. *)

val refuse : t -> string -> 'a
(** [refuse fields code] refuses the line.
    @raise Trace_model.Refused always. *)

val expect : t -> int -> unit
(** [expect fields wanted] demands a number of fields, the letter included.
    @raise Trace_model.Refused with [missing-field] or [extra-field]. *)

val number : t -> int -> int
(** [number fields field] returns the unsigned 32-bit number in a field that {!expect} found there.
    @raise Trace_model.Refused with [bad-number]. *)
