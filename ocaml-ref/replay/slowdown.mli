(** How long the spin of a planted slowdown is. *)

val turns : percent:int -> (unit -> int) -> int
(** [turns ~percent replay] returns the turns of {!Spin} that last [percent] % of a replay. [replay]
    is one whole replay and returns its nanoseconds; it runs ten times, or fewer once those have
    lasted a second. *)

val median : int list -> int
(** [median times] is between the middle two where their number is even.
    @raise Invalid_argument if there are none. *)

val lasting : percent:int -> replay_ns:int -> turn_ns:float -> int
(** [lasting ~percent ~replay_ns ~turn_ns] returns the turns of [turn_ns] each that last that part of a
    replay. *)
