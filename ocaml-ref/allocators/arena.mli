(** The reference arena over bytes. The biggest surprise: it does not align; whoever needs alignment
    allocates the padding first. [arena_alloc] returns a triple, which is itself an allocation unless
    the compiler inlines it away. Cost: the capacity, zeroed once; O(1) for every operation. *)

type arena = { buf : bytes; mutable pos : int; cap : int }

val make_arena : int -> arena
(** [make_arena cap] returns an empty arena of [cap] bytes. Linear in [cap].
    @raise Invalid_argument if [cap] is negative. *)

val arena_alloc : arena -> int -> bytes * int * int
(** [arena_alloc arena size] returns the buffer, where the new bytes start, and [size].
    @raise Failure ["Arena OOM"] if they do not fit; the arena is unchanged. *)

val arena_reset : arena -> unit
(** [arena_reset arena] releases everything. *)

val arena_used : arena -> int
(** [arena_used arena] returns the bytes taken. *)
