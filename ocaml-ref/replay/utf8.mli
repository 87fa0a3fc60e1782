(** UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, nothing above U+10FFFF. *)

val sequence : string -> int -> int
(** [sequence text at] returns the bytes, 1 to 4, of the character that begins at offset [at], or 0
    if none does. *)

val is_valid : string -> bool
(** [is_valid text] tells whether the text is UTF-8 throughout. Linear. *)

val has_control : string -> bool
(** [has_control text] tells whether a valid text has a control character, U+0000 to U+001F or
    U+007F to U+009F. Linear. *)
