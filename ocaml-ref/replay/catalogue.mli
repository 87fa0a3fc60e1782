(** Name → contender: one entry each. *)

type entry = {
  name : string;  (** Stable: it is in studies, result files and history. *)
  description : string;  (** One line. *)
  kinds : Trace.kind list;  (** The kinds it runs. *)
  placement : Contender_intf.placement;  (** What its handles can be compared with. *)
  cannot : string list;
      (** What it does not do of a kind it runs, in the words of the protocol page. *)
  verifier : Trace.kind -> (module Verify.RUN);  (** Its checking replay. *)
  loop : Trace.kind -> Touch.t -> (module Replay_loop_intf.S);  (** Its copy of the timed loop. *)
}

val entries : entry list
(** All contenders, in the order of the table in the documentation. *)

val find : string -> entry option
(** [find name] returns the contender of that name. *)

val refusal : entry -> Trace.t -> Verify.failure option
(** [refusal entry trace] tells why the contender cannot run the trace: [not-applicable], or
    [out-of-memory] where the trace asks for more than it declares. Linear in the operations. *)
