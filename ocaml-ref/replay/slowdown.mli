(** How long the spin of a planted slowdown is. *)

val row : int -> int
(** [row turns] is the nanoseconds of so many turns of {!Spin}. *)

val find : percent:int -> row:(int -> int) -> (unit -> int) -> int
(** [find ~percent ~row replay] returns the turns that last [percent] % of a replay. [replay] is one
    whole replay and returns its nanoseconds, [row] is {!row}. They alternate in rounds until those
    have lasted 200 ms, but 5 times at least and 1,000 times at most, after one of each that tells how
    many turns last as long as a replay. *)

val median : float list -> float
(** [median ratios] is between the middle two where their number is even.
    @raise Invalid_argument if there are none. *)
