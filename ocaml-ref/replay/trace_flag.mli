(** Bits of the flag word of a binary header. Source: [docs/trace-format.md]. *)

val aligns : int
(** Alignments are present. *)

val truncated : int
(** The recording stopped at a cap. *)

val synthetic : int
(** Generated, not recorded. *)

val live_at_end : int
(** Some register is live after the last operation. *)

val zero_sizes : int
(** The recording had sizes of 0, which became 1. *)

val all : int
(** Every bit that has a meaning. *)
