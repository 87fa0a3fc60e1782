(** What stands between two clock readings: the replay loop and nothing else. *)

val iteration : Session.t -> Replay_code.t -> replays:int -> int
(** [iteration t code ~replays] replays the whole code [replays] times and returns the nanoseconds
    between the reading before and the reading after. *)

val slowed : Session.t -> Replay_code.t -> replays:int -> turns:int -> int
(** [slowed t code ~replays ~turns] is {!iteration} with so many turns of {!Spin} after each replay. *)

val batches : Session.t -> Replay_code.t -> min_ns:int -> Histogram.t -> int * int
(** [batches t code ~min_ns histogram] runs whole replays until they have lasted [min_ns] and returns
    their nanoseconds and their number, with one reading after each batch of 64
    operations. Each batch but the last, shorter one of a replay is recorded, between replays. It
    returns the nanoseconds of the replays. *)

val singles : Session.t -> Replay_code.t -> min_ns:int -> Histogram.t -> Causes.t -> int * int
(** [singles t code ~min_ns histogram causes] is {!batches} with one reading after each operation, for
    code in singles. Every operation is counted and may be the longest; those of {!slow}
    nanoseconds and more are recorded and looked into, and the clock is read again after that. *)

val requests : Session.t -> Replay_code.t -> min_ns:int -> Open_loop.t -> int * int
(** [requests t code ~min_ns open_loop] is {!batches} with a wait on the clock before each request
    until it is meant to start; [open_loop] is of the same code. *)

val slow : int
(** 1,000 ns: below, a reading of the clock costs more than what is between two. *)
