(** What a program pays before it is warm: time and operations since its first replay. *)

val points : operations:int -> first_ns:int -> (int -> int) -> (int * int) list
(** [points ~operations ~first_ns run] goes on after a first replay that took [first_ns], and returns
    the operations and nanoseconds since that one began: after each of 64 replays, then after each
    doubling, until there are two points and 20 ms. [run replays] runs so many replays of
    [operations] operations and returns their nanoseconds; the time between replays is not
    counted. *)
