(** The checking replay: every object is filled, read back in full and folded into the digests. *)

(** Why a replay did not come to its end. *)
type failure = {
  code : string;  (** Of the protocol page. *)
  operation : int option;  (** Where there is one. *)
}

(** The fingerprint of what was read back, and of where it was. *)
type digests = { contents : int; placement : int }

val is_exhaustion : exn -> bool
(** [is_exhaustion error] tells whether an allocator raised it for want of memory. *)

val empty : int
(** The digest of nothing. *)

val fold : int -> int -> int
(** [fold digest value] folds the low 32 bits of [value]. *)

module type RUN = sig
  val run : Trace.t -> Plan.t -> checkpoint:(int -> digests -> unit) -> (digests, failure) result
  (** [run trace plan ~checkpoint] replays a trace whose capacities are known to suffice.
      [checkpoint] is told the operations done and the digests after each 2^16 operations. *)
end

module Make (_ : Contender_intf.S) : RUN
