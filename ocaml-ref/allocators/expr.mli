(** The expression of the seed example. *)

(** A node; operands are indices of nodes that live in the arena. *)
type ast_node = Num of int | Add of int * int

val parse_expression : Arena.arena -> bytes * int
(** [parse_expression arena] reserves 8 bytes, writes 42 there as a big-endian 32-bit integer and
    returns the buffer and where they start.
    @raise Failure ["Arena OOM"] if they do not fit. *)
