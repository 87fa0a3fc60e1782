(** What an earlier phase of a program leaves in its allocator: objects like those of the trace, of
    which some are freed in random order. A contender is aged with it before the first replay. *)

(** How a contender is aged. *)
type ageing = {
  occupancy : int;  (** Per cent of the litter that stays, below 100. *)
  multiplier : int;  (** Objects of litter for each that the trace has live at its peak, at least 1. *)
}

type t

val draw : Trace.t -> ageing -> seed:int -> t option
(** [draw trace ageing ~seed] draws the litter of a trace as the protocol page says, or is [None] if
    the trace is of a kind that has none. Linear in the objects. *)

val plan : t -> Trace.t -> Plan.t
(** [plan litter trace] returns the plan of the trace with room for its litter. *)

val code : t -> general:bool -> Trace.t -> Replay_code.t
(** [code litter ~general trace] returns what the timed loop runs to leave the litter, in registers
    after those of the trace. [general] is as in {!Replay_code.of_trace}. *)
