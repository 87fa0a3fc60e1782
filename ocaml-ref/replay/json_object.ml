(** JSON objects and arrays from values that are JSON already. *)

(** [line members] returns an object on one line. *)
let line members =
  let member (name, value) = Json.string name ^ ":" ^ value in
  "{" ^ String.concat "," (List.map member members) ^ "}"

(** [array values] returns an array. *)
let array values = "[" ^ String.concat "," values ^ "]"

(** [digest value] returns 8 lower-case hexadecimal digits, quoted. *)
let digest value = Printf.sprintf "\"%08x\"" value
