(** One operation a call, for a caller that is in another language: what the timed loop does with the
    operation and no more. Handles stay in the session's registers. *)

type t = {
  alloc : int -> int -> int -> int;
      (** [alloc register arg stamp]: ALLOC or BUMP; the handle as digests fold it. *)
  free : int -> int -> unit;  (** [free register arg]: FREE, or RESET of an arena. *)
  touch : int -> int -> int;  (** [touch register arg]: the word, which is also added to the sum. *)
  create : int -> int -> unit;  (** [create register capacity] *)
  destroy : int -> unit;
  mark : int -> unit;
  release : int -> unit;
}
