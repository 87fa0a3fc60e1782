(** Limits of a trace. Only the size of an object moves, between {!default_size} and
    {!largest_size}. Source: the list of [docs/trace-format.md]. *)

val operations : int
val registers : int

val classes : int
(** Classes of a pool. *)

val class_capacity : int
(** Slots of one class. *)

val metadata : int
(** Bytes of metadata, line ends included. *)

val arena_capacity : int
(** Bytes. *)

val log2_alignment : int

val eval_visits : int
(** Nodes that one EVAL may visit; shared operands count each time. *)

val line : int
(** Bytes of a text line with its LF. *)

val phase : int
(** Largest number of a phase: what 29 bits hold. *)

val default_size : int
(** Bytes of the largest object unless [--max-size] says otherwise. *)

val largest_size : int
(** Bytes; the most that [--max-size] may say. *)
