(** Requests that arrive whether or not the last one is done, so that waiting is counted. A request is
    a whole batch of 64 operations. *)

type t = {
  intended : int array;  (** Nanoseconds from a replay's begin to the intended start of each. *)
  bounds : int array;
      (** The first group of each request, and that of the last, shorter batch or the end. *)
  started : int array;  (** Clock readings of the last replay: when each one really started. *)
  ended : int array;  (** And when it ended. *)
  service : Histogram.t;  (** From the start to the end. *)
  response : Histogram.t;  (** From the intended start to the end. *)
}

val make : Replay_code.t -> (int -> int array) -> t
(** [make code starts] has recorded nothing yet; [starts n] are the intended starts of [n] requests. *)

val record : t -> begun:int -> unit
(** [record t ~begun] records the requests of the last replay, which began at that reading. Linear. *)
