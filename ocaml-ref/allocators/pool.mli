(** The reference pool: an array of slots and a list of the free ones.

    The biggest surprise: [pool_free] allocates, for it conses, and giving one handle back twice makes
    it be handed out twice. {!Checked_pool} notices. A slot keeps its last value reachable after
    [pool_free].

    Cost: one word a slot and three words for each free one; O(1) to take and to give back. *)

type 'a pool = { slots : 'a array; mutable free : int list }

exception Pool_exhausted

val make_pool : int -> 'a -> 'a pool
(** [make_pool n default] returns a pool of [n] slots that hold [default]. Linear in [n].
    @raise Invalid_argument if [n] is negative. *)

val pool_alloc : 'a pool -> 'a -> int
(** [pool_alloc pool x] stores [x] in the slot that was given back last, or else in the lowest one
    never used, and returns its index.
    @raise Pool_exhausted if every slot is taken. *)

val pool_get : 'a pool -> int -> 'a
(** [pool_get pool index] returns what the slot holds.
    @raise Invalid_argument if there is no such slot. *)

val pool_free : 'a pool -> int -> unit
(** [pool_free pool index] gives a slot back. *)

val pool_used : 'a pool -> int
(** [pool_used pool] returns how many slots are taken. Linear in the number of free slots. *)
