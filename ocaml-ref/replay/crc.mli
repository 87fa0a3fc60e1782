(** CRC-32 (IEEE 802.3, reflected, as in gzip), eight bytes at a time. *)

val crc32 : string -> pos:int -> len:int -> int
(** [crc32 bytes ~pos ~len] returns the CRC of [len] bytes from [pos], from 0 to 2{^32} - 1. Linear
    in [len]; allocates nothing.
    @raise Invalid_argument if these bytes are not all there. *)
