(** Counts of durations in the layout of HdrHistogram with 3 significant digits from 1 ns: 2,048
    sub-buckets, so values below 2,048 are exact and then the width doubles with each power of
    two.

    Source: hdrhistogram.org, [AbstractHistogram.java]. Cost: 54,272 words, O(1) to record. *)

type t

val make : unit -> t

val record : t -> int -> unit
(** [record t ns] counts one value; a negative one, from a clock that ran backwards, as 0. *)

val note : t -> samples:int -> max:int -> unit
(** [note t ~samples ~max] counts values in the number of samples and the maximum only. *)

val samples : t -> int
(** Values recorded or noted. *)

val max : t -> int
(** The greatest of them, exactly; 0 if there is none. *)

val lower_bound : int -> int
(** [lower_bound ns] returns the least value that is counted together with [ns]. *)

val pairs : t -> (int * int) list
(** [pairs t] returns the lower bound and the count of each bucket that has any, ascending. *)
