(** A pool of byte slots of equal size in one [Bytes] slab.

    The biggest surprise: slots follow one another without padding, so a slot's alignment is that
    of its size; and as in {!Index_pool} only exhaustion is checked.

    Cost: [slot_size] bytes and one word a slot; O(1) to take and to give back. The order of
    handles is that of {!Allocrace_allocators.Pool}. *)

type t = private { slab : Bytes.t; slot_size : int; stack : int array; mutable free : int }
(** In the open so that the compiler knows an array of pools for one without floats. *)

exception Exhausted

val make : slot_size:int -> int -> t
(** [make ~slot_size n] returns a pool of [n] zeroed slots of [slot_size] bytes. Linear in both.
    @raise Invalid_argument if one of them is negative or the slab would be longer than a [Bytes]
    can be. *)

val alloc : t -> int
(** [alloc t] takes the slot that was given back last, or else the lowest one never used, and
    returns its index. Its bytes are what they were.
    @raise Exhausted if every slot is taken. *)

val slab : t -> Bytes.t
(** [slab t] returns the bytes of all slots. *)

val offset : t -> int -> int
(** [offset t index] returns where in the slab a slot begins. *)

val free : t -> int -> unit
(** [free t index] gives a slot back. [index] must be taken. *)

val used : t -> int
(** [used t] returns how many slots are taken. *)
