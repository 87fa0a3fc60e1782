(** A replay that lives in another runtime: one session at a time, opened with a request and the bytes of
    a trace, replayed as often as wanted, closed. A status is 0, or 1 where {!answer} says why. No
    function raises anything; one that is called too early answers with the code [usage]. *)

type t

val make : is_exhaustion:(exn -> bool) -> t
(** [make ~is_exhaustion] has no session open. [is_exhaustion] knows what the surrounding runtime, besides
    OCaml's, raises for want of memory. *)

val answer : t -> string
(** [answer t] returns the last answer, JSON on one line; empty at first. *)

val open_session : t -> request:string -> trace:string -> int
(** [open_session t ~request ~trace] closes what was open, makes the replay code and a fresh contender, and
    answers with the event [opened] or [error]. Linear in the trace. *)

val verify : t -> request:string -> trace:string -> int
(** [verify t ~request ~trace] answers with the event [verified] of the contender's checking replay, and of
    one through the timed loop with touch mode [word], whatever the request says; with [error] only if the
    request is wrong or the guest failed. A session that is open is left alone. *)

val rewind : t -> unit
(** [rewind t] begins a replay: stamps count from 0 again. *)

val replay : t -> int -> int -> int
(** [replay t from until] runs the groups [from] ≤ g < [until] through the timed loop and does nothing
    else. *)

val work : t -> int
(** [work t] returns the digest of the registers, if handles can be compared, and of the sum; 0 if
    nothing is open. *)

val sum : t -> int
(** [sum t] returns the running sum, whose low 32 bits count; 0 if nothing is open. *)

val reserved_bytes : t -> int
(** [reserved_bytes t] returns what the contender reserves, in the layout of native code; -1 if only the
    runtime knows, or nothing is open. *)

val close : t -> unit
(** [close t] drops the session; what was open may be collected. *)

val calls : t -> Calls.t
(** [calls t] returns the operations of the open session one by one; those of a closed one do nothing, and
    ALLOC and TOUCH return -1. *)

val offers : t -> int -> bool
(** [offers t which] tells whether the open session's kind has the operation, by its number: 0 alloc, 1
    free, 2 touch, 3 create, 4 destroy, 5 mark, 6 release. Expression traces offer none. *)

val fail : t -> exn -> int
(** [fail t error] answers with what the exception means and returns 1. *)
