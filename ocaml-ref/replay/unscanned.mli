(** Arrays of ints that the garbage collector does not go through.

    An ordinary [int array] is scanned like any other block whenever the collector marks. The
    arrays of replay code are larger than what most contenders hold, so scanning them would be
    timed as the cost of contenders that make the collector work: [ocaml/heap] on [sqlite3] took
    four times as long. *)

val of_array : int array -> int array
(** [of_array words] returns an equal array to read and write by index. It is not to be compared
    with [=], which refuses such blocks. Linear. *)
