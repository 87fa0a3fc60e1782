(** What an allocation writes in the timed modes. *)

type t =
  | Nothing
  | Word  (** The first min(size, 8) bytes. *)
  | Full  (** Every byte. *)

let words = [ ("none", Nothing); ("word", Word); ("full", Full) ]
let of_word word = List.assoc_opt word words

let word = function Nothing -> "none" | Word -> "word" | Full -> "full"
