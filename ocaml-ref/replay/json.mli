(** The few JSON values that a replay program prints. *)

val string : string -> string
(** [string text] returns the text quoted and escaped. Bytes that are no UTF-8, which a path may
    have, become U+FFFD. Linear. *)

val number : int option -> string
(** [number value] returns the number, or [null]. *)
