(** What a trace is, and what is said of a file that is none. {!Trace} shows the same types to the
    rest of the program; they stand apart because its readers need them and it needs its readers. *)

type kind = Heap | Pool | Arena | Expr

val kinds : kind array
(** All kinds, by the number of the binary header. *)

val kind_word : kind -> string
(** [kind_word kind] returns the word in text traces and reports. *)

val arity : kind -> int -> int
(** [arity kind opcode] returns how many arguments such an operation takes. *)

type figures = { bytes_requested : int; peak_bytes : int; peak_live : int; live_at_end : int }

type t = {
  kind : kind;
  registers : int;
  operations : int array;
  args : int array;
  alignments : Bytes.t option;
  slot_sizes : int array;
  capacities : int array;
  figures : figures;
  crc : int;
}

type refusal = { code : string; at : int option }

exception Refused of refusal
(** How the readers leave off at the first thing wrong; it does not leave {!Trace.read}. *)

val refuse : string -> 'a
(** [refuse code] refuses the whole trace.
    @raise Refused always. *)

val refuse_at : string -> int -> 'a
(** [refuse_at code at] refuses the trace for the operation or line [at].
    @raise Refused always. *)
