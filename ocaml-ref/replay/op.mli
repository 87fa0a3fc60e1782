(** Opcodes: the low 3 bits of an operation word. Their meaning depends on the kind, so numbers
    repeat. Source: the table of [docs/trace-format.md]. *)

val alloc : int
(** heap: argument size; pool: argument class. *)

val free : int
(** heap, pool. *)

val touch : int
(** heap, pool. *)

val bump : int
(** arena: argument size. *)

val create : int
(** arena: argument capacity. *)

val reset : int
(** arena, expr; in expr its register is 0. *)

val destroy : int
(** arena. *)

val mark : int
(** arena: MARK with argument 0, RELEASE with argument 1. *)

val num : int
(** expr: argument value. *)

val add : int
(** expr: arguments left, right. *)

val mul : int
(** expr: arguments left, right. *)

val eval : int
(** expr. *)

val phase : int
(** Every kind; the register field holds the number of the phase and names no register. *)
