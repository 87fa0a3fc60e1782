(** Work of a known length that does nothing: a planted slowdown is made of it. *)

val seed : int
(** What to begin with. *)

val turn : int -> int -> int
(** [turn word turns] returns what [word] is after so many turns, each of which needs the one
    before. It allocates nothing and touches no memory, so the next replay finds the caches as it
    left them. O([turns]). *)
