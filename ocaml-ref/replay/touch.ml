(** What an allocation writes in the timed modes. *)

type t =
  | Nothing
  | Word  (** The first min(size, 8) bytes. *)
  | Full  (** Every byte. *)

let word = function Nothing -> "none" | Word -> "word" | Full -> "full"
let of_word wanted = List.find_opt (fun touch -> word touch = wanted) [ Nothing; Word; Full ]
