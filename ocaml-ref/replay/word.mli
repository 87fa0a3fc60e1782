(** Little-endian numbers in a string, without a boxed [int32].

    Where ints have 32 bits, as in JavaScript, a word from 2{^31} on is negative: its bits are
    right, and so are sums, products, masks and logical shifts of them. Only comparisons need
    {!is_above}. *)

val get : string -> int -> int
(** [get bytes at] returns the unsigned 32-bit number at offset [at].
    @raise Invalid_argument if its 4 bytes are not all there. *)

val is_above : int -> int -> bool
(** [is_above word limit] tells whether the unsigned word is larger than a limit below 2{^31}. *)

val long : string -> int -> int
(** [long bytes at] returns the unsigned 64-bit number at offset [at], or -1 if it is 2{^62} or
    more, which no figure of a trace reaches. Where ints have 32 bits, [max_int] stands for
    everything that is larger.
    @raise Invalid_argument if its 8 bytes are not all there. *)

val plus : int -> int -> int
(** [plus count more] returns the sum of two counts, or [max_int] for everything that is larger: what
    {!long} reads can be compared with it. *)

val array : string -> pos:int -> count:int -> int array
(** [array bytes ~pos ~count] returns [count] unsigned 32-bit numbers that follow one another from
    [pos] on. Linear in [count].
    @raise Invalid_argument if they are not all there. *)
