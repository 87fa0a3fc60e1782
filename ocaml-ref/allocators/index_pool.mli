(** A pool of words whose free slots are a stack of indices in an [int array].

    The biggest surprise: nothing is checked but exhaustion, for this is built with [-unsafe]. An
    index that is not taken, given back, corrupts memory sooner or later;
    {!Allocrace_allocators.Checked_pool} notices.

    Cost: two words a slot, taken or free; O(1) to take and to give back, without an allocation
    and without a write barrier. The order of handles is that of {!Allocrace_allocators.Pool}. *)

type t = private { slots : int array; stack : int array; mutable free : int }
(** In the open so that the compiler knows an array of pools for one without floats. *)

exception Exhausted

val make : int -> t
(** [make n] returns a pool of [n] slots that hold 0. Linear in [n].
    @raise Invalid_argument if [n] is negative. *)

val alloc : t -> int -> int
(** [alloc t x] stores [x] in the slot that was given back last, or else in the lowest one never
    used, and returns its index.
    @raise Exhausted if every slot is taken. *)

val get : t -> int -> int
(** [get t index] returns what the slot holds. [index] must be a handle of this pool. *)

val free : t -> int -> unit
(** [free t index] gives a slot back. [index] must be taken. *)

val used : t -> int
(** [used t] returns how many slots are taken. *)
