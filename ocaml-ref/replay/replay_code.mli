(** Replay code: what the timed loop runs. The arrays are those of
    [docs/decisions/0001-replay-code.md], the same in every language; the loader makes them
    outside the clock. *)

type t = {
  code : int array;
      (** Five words a group: the pattern or 16 + the single opcode, and registers. *)
  args : int array;  (** Four words a group. *)
  groups : int;
  operations : int;  (** Of the trace and of its closing. *)
  batches : int array;  (** The first group of each batch of 64 operations. *)
}

val batch : int
(** Operations of a batch. *)

(** How operations are grouped. *)
type grouping =
  | Quads  (** Four operations a group wherever they can be. *)
  | Singles  (** Every operation a group of its own, so that the clock can be read after each. *)

val of_trace : general:bool -> touch:Touch.t -> grouping -> Trace.t -> t
(** [of_trace ~general ~touch grouping trace] returns the replay code of a trace, closing
    included. [general] chooses the arguments of a pool trace: sizes for general allocators,
    classes for pools. Linear in the operations; 18 bytes of memory for each in quads, 72 in
    singles, and up to twice as much again while it is built. *)

val alloc_args : general:bool -> Trace.t -> int array
(** [alloc_args ~general trace] returns what the replay code of a heap or pool trace gives to each of
    its ALLOCs. *)

val of_objects : (alloc:(int -> int -> unit) -> free:(int -> int -> unit) -> unit) -> t
(** [of_objects write] returns the replay code, in quads, of the operations that [write ~alloc ~free]
    asks for with [alloc register arg] and [free register arg], in that order. *)
