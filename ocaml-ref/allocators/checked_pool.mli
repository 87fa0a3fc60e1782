(** A {!Pool} that knows which slots are taken: one byte a slot more, one test an operation. *)

type 'a t

val make : int -> 'a -> 'a t
(** [make n default] returns a pool of [n] slots. Linear in [n].
    @raise Invalid_argument if [n] is negative. *)

val alloc : 'a t -> 'a -> int
(** [alloc t x] as {!Pool.pool_alloc}.
    @raise Pool.Pool_exhausted if every slot is taken. *)

val get : 'a t -> int -> 'a
(** [get t index] returns what a taken slot holds.
    @raise Invalid_argument if the slot is not taken. *)

val free : 'a t -> int -> unit
(** [free t index] gives a slot back.
    @raise Invalid_argument if it is not taken: a double free. *)

val used : 'a t -> int
(** [used t] returns how many slots are taken. Linear in the number of free slots. *)
