(** Reads and validates traces, binary and text ([docs/trace-format.md]). *)

type kind = Trace_model.kind =
  | Heap  (** Any sizes. *)
  | Pool  (** A few fixed sizes. *)
  | Arena  (** Several bump arenas. *)
  | Expr  (** Expression nodes in one arena. *)

val kind_word : kind -> string
(** [kind_word kind] returns the word in text traces and reports: [heap], [pool], [arena] or
    [expr]. *)

type figures = Trace_model.figures = {
  bytes_requested : int;  (** Sum of all sizes. *)
  peak_bytes : int;  (** Most live bytes at any time. *)
  peak_live : int;  (** Most live registers at any time. *)
  live_at_end : int;  (** Registers live after the last operation. *)
}
(** What the header says and the operations confirm. *)

type t = Trace_model.t = {
  kind : kind;
  registers : int;  (** Size of the register table. *)
  operations : int array;
      (** Opcode ({!Op}) in the low 3 bits, register above; 0 to 2{^32} - 1. *)
  args : int array;  (** In the order in which operations consume them; 0 to 2{^32} - 1. *)
  alignments : Bytes.t option;
      (** Log2 of each alignment, one for each ALLOC of a heap or BUMP; [None] if all are 1. *)
  slot_sizes : int array;  (** Bytes of a slot of each class; empty unless the kind is {!Pool}. *)
  capacities : int array;  (** Slots of each class. *)
  figures : figures;
  crc : int;  (** CRC-32 at the end of the binary file; of a text file, that of its binary twin. *)
}
(** A well-formed trace: every register, argument and class that an operation names is there, and
    every size is within its limit. It may still ask for more than a declared capacity; see
    {!Capacity}. *)

type refusal = Trace_model.refusal = {
  code : string;  (** A code of the format page. *)
  at : int option;  (** Operation (binary, from 0) or line (text, from 1). *)
}
(** Why a file is no trace. *)

val default_size : int
(** Bytes of the largest object unless told otherwise, 2{^26}. *)

val largest_size : int
(** Bytes; the most that may be allowed, 2{^27}. *)

val read : max_size:int -> string -> (t, refusal) result
(** [read ~max_size bytes] returns the trace in the bytes of a file, binary or text, which are told
    apart by their first byte, or the first thing wrong with them. [max_size] is the largest object
    allowed, in bytes, from 1 to {!largest_size}. Linear in the bytes; it takes at most 8 bytes of
    memory for each operation, argument and class, and 16 for each register. *)

val arity : kind -> int -> int
(** [arity kind opcode] returns how many arguments such an operation takes. *)
