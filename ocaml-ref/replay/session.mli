(** A contender with its copy of the timed loop, made once for an invocation. *)

type t =
  | Session : (module Replay_loop_intf.RUN with type session = 'session) * 'session -> t
      (** In the open for {!Replay_loop_intf.RUN.replay} to be called between two clock readings
          with nothing around it. *)

val make : (module Replay_loop_intf.S) -> Plan.t -> t
(** [make loop plan] makes a fresh contender. *)

val once : t -> Replay_code.t -> unit
(** [once t code] replays the whole code; nothing is timed. *)

val in_pieces : t -> Replay_code.t -> int -> after_piece:(unit -> unit) -> unit
(** [in_pieces t code pieces ~after_piece] is {!once} in so many pieces of equally many groups, give or
    take one. *)

val work : t -> placed:bool -> int
(** [work t ~placed] returns the digest of the trace's registers, if handles can be compared, and of
    the running sum. *)

val sum : t -> int
(** [sum t] returns the running sum; its low 32 bits count. *)

val calls : t -> Calls.t
(** [calls t] returns the operations of the contender one by one. *)
