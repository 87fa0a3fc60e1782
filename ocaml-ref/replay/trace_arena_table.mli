(** Bytes in use and marks of each arena of a trace. *)

type t

val make : int -> t
(** [make arenas] returns a table of that many dead arenas. Linear. *)

val is_live : t -> int -> bool

val used : t -> int -> int
(** [used table arena] returns the bytes in use, alignment padding included; 0 for a dead arena. *)

val create : t -> int -> unit
(** [create table arena] makes the arena empty and alive, without marks. *)

val bump : t -> int -> size:int -> log2:int -> int
(** [bump table arena ~size ~log2] adds an object to a live arena and returns its offset. *)

val destroy : t -> int -> unit
(** [destroy table arena] ends the arena. *)

val mark : t -> int -> unit
(** [mark table arena] remembers where a live arena stands. *)

val release : t -> int -> bool
(** [release table arena] goes back to the newest mark and forgets it; false if there is none. *)
