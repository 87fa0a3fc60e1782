(** The generator that all replay programs draw from: SplitMix64.

    Source: Steele, Lea and Flood, {i Fast splittable pseudorandom number generators}, OOPSLA 2014.
    Cost: O(1) a number, some boxed words each; not for timed code. *)

type t

val make : int -> t
(** [make seed] returns a generator of its own, whose state begins with [seed]. *)

val bits : t -> int64
(** [bits t] returns the next 64 bits. *)

val below : t -> int -> int
(** [below t n] returns a number from 0 to [n - 1]; [n] is from 1 to 2{^31}. As biased as a
    remainder is, for every language draws it exactly so.
    @raise Division_by_zero if [n] is 0. *)

val unit : t -> float
(** [unit t] returns a number from 0, inclusive, to 1, exclusive, in steps of 2{^-53}. *)
