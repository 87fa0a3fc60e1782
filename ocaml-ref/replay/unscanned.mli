(** Arrays of ints that the garbage collector does not go through.

    An ordinary [int array] is scanned like any other block whenever the collector marks. The
    arrays of replay code are larger than what most contenders hold, so scanning them would be
    timed as the cost of contenders that make the collector work: [ocaml/heap] on [sqlite3] took
    four times as long. *)

val init : int -> (int -> int) -> int array
(** [init length word] returns an array of [word 0], [word 1], …, to read and write by index. It is
    not to be compared with [=], which refuses such blocks. Linear. *)
