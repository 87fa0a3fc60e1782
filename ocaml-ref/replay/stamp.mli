(** What is written into the objects of a replay: the ordinal of the allocation, at most 31 bits,
    little endian. *)

val size_of_arg : int -> int
(** [size_of_arg arg] returns the bytes in an argument of a general allocator or an arena. *)

val align_of_arg : int -> int
(** [align_of_arg arg] returns the alignment in such an argument. *)

val mask : int -> int
(** [mask size] returns the bits of a stamp that an object of [size] bytes can hold. *)

val write_word : Bytes.t -> int -> int -> int -> unit
(** [write_word bytes at size stamp] writes the first min([size], 8) bytes of the stamp as a
    64-bit word. *)

val fill : Bytes.t -> int -> int -> int -> unit
(** [fill bytes at size stamp] writes the 32-bit stamp repeatedly over [size] bytes. *)

val read : Bytes.t -> int -> int -> int
(** [read bytes at size] returns the first min([size], 4) bytes. *)

val is_filled : Bytes.t -> int -> int -> int -> bool
(** [is_filled bytes at size stamp] tells whether every byte is as {!fill} wrote it. *)
