(** What each generated copy of the timed loop offers. *)

(** What is done with a session once it is made. *)
module type RUN = sig
  (** A contender, its registers, and the state that outlives a call. *)
  type session

  val replay : session -> int array -> int array -> int -> int -> unit
  (** [replay session code args from until] runs the groups [from] ≤ g < [until] of replay code. *)

  val rewind : session -> unit
  (** Begins a replay: stamps count from 0 again. The registers stay. *)

  val work : session -> placed:bool -> int
  (** The digest of the registers, if handles can be compared, and then of the sum. *)

  val sum : session -> int
  (** What was read so far, added up; the low 32 bits count. *)

  val calls : session -> Calls.t
  (** The operations one by one, each compiled for this contender as in the loop. *)
end

module type S = sig
  module C : Contender_intf.S

  type session = {
    contender : C.t;
    registers : C.handle array;
    mutable stamp : int;
    mutable sum : int;
  }

  include RUN with type session := session

  val general : bool
  (** Whether the arguments in the replay code are those of general allocators. *)

  val reserved_bytes : Plan.t -> int option
  (** As of the contender. *)

  val make : Plan.t -> session
  (** A fresh contender with fresh registers. *)
end
