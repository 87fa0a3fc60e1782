(** What stands between two clock readings: the replay loop and nothing else. *)

type t
(** A contender with its copy of the loop, made once for an invocation. *)

val make : (module Replay_loop_intf.S) -> Plan.t -> t
(** [make loop plan] makes a fresh contender. *)

val once : t -> Replay_code.t -> unit
(** [once t code] replays the whole code; nothing is timed. *)

val work : t -> placed:bool -> int
(** [work t ~placed] returns the digest of the trace's registers, if handles can be compared, and of
    the running sum. *)

val iteration : t -> Replay_code.t -> replays:int -> int
(** [iteration t code ~replays] replays the whole code [replays] times and returns the nanoseconds
    between the reading before and the reading after. *)

val slowed : t -> Replay_code.t -> replays:int -> turns:int -> int
(** [slowed t code ~replays ~turns] is {!iteration} with so many turns of {!Spin} after each replay. *)

val batches : t -> Replay_code.t -> min_ns:int -> Histogram.t -> int * int
(** [batches t code ~min_ns histogram] runs whole replays until they have lasted [min_ns] and returns
    their nanoseconds and their number, with one reading after each batch of 64
    operations. Each batch but the last, shorter one of a replay is recorded, between replays. It
    returns the nanoseconds of the replays. *)

val singles : t -> Replay_code.t -> min_ns:int -> Histogram.t -> Causes.t -> int * int
(** [singles t code ~min_ns histogram causes] is {!batches} with one reading after each operation, for
    code in singles. Every operation is counted and may be the longest; those of {!slow}
    nanoseconds and more are recorded and looked into, and the clock is read again after that. *)

val requests : t -> Replay_code.t -> min_ns:int -> Open_loop.t -> int * int
(** [requests t code ~min_ns open_loop] is {!batches} with a wait on the clock before each request
    until it is meant to start; [open_loop] is of the same code. *)

val slow : int
(** 1,000 ns: below, a reading of the clock costs more than what is between two. *)
