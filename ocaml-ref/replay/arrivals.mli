(** When the requests of an open loop are meant to start. *)

type t =
  | Fixed  (** One each period. *)
  | Poisson
      (** With independent exponential gaps of the period in the mean, as many sources make them that
          know nothing of each other. *)

val word : t -> string
(** [word arrivals] returns the word of the protocol. *)

val of_word : string -> t option

val starts : t -> period_ns:int -> seed:int -> int -> int array
(** [starts arrivals ~period_ns ~seed n] returns the intended starts of [n] requests, ascending, in
    nanoseconds after the first one's. Linear. The array is none that the collector goes through. *)
