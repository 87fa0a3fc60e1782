(** Little-endian numbers in a string, without a boxed [int32]. *)

val get : string -> int -> int
(** [get bytes at] returns the unsigned 32-bit number at offset [at].
    @raise Invalid_argument if its 4 bytes are not all there. *)

val long : string -> int -> int
(** [long bytes at] returns the unsigned 64-bit number at offset [at], or -1 if it is 2{^62} or
    more, which no figure of a trace reaches.
    @raise Invalid_argument if its 8 bytes are not all there. *)

val array : string -> pos:int -> count:int -> int array
(** [array bytes ~pos ~count] returns [count] unsigned 32-bit numbers that follow one another from
    [pos] on. Linear in [count].
    @raise Invalid_argument if they are not all there. *)
