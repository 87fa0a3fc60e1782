(** Why single operations were long: what moved while they ran. *)

type t
(** Values that were recorded, each with one cause. *)

val make : unit -> t
(** [make ()] has counted nothing yet; its counters begin with 0. *)

val begin_replay : t -> unit
(** [begin_replay t] forgets what moved before now. It allocates nothing, as do the next two. *)

val look : t -> int -> unit
(** [look t ns] counts a value of [ns] with the first cause that applies since the last look. A system
    call; where [ns] is 1 ms or more another one, for steal, which shorter values are not held against. *)

val count : t -> int array -> int -> unit
(** [count t counters ns] is {!look} where the counters of the process are [counters]. *)

val counters : unit -> int array
(** [counters ()] returns those of this process: collections of the runtime, and of this thread the
    major page faults, the minor ones, and the context switches of both kinds; of all processors the ticks
    of 10 ms that the host gave to others. *)

val found : t -> (string * int * int) list
(** [found t] returns, for each cause that there was, its word in the protocol, the values and the sum
    of their nanoseconds. *)
