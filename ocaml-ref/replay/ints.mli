(** A growable array of ints. *)

type t

val make : unit -> t
val length : t -> int

val get : t -> int -> int
(** @raise Invalid_argument if there is no such element. *)

val set : t -> int -> int -> unit
(** @raise Invalid_argument if there is no such element. *)

val push : t -> int -> unit
(** [push ints value] adds a last element. O(1) amortised. *)

val pop : t -> int option
(** [pop ints] takes the last element away and returns it; [None] if there is none. *)

val to_array : t -> int array
(** [to_array ints] returns a copy. Linear. *)
