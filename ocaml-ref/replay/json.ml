let add_character out text at bytes =
  match text.[at] with
  | '"' -> Buffer.add_string out "\\\""
  | '\\' -> Buffer.add_string out "\\\\"
  | c when c < ' ' -> Printf.bprintf out "\\u%04x" (Char.code c)
  | _ -> Buffer.add_substring out text at bytes

let string text =
  let out = Buffer.create (String.length text + 2) in
  let rec add_from at =
    if at < String.length text then (
      let bytes = Utf8.sequence text at in
      if bytes > 0 then add_character out text at bytes
      else Buffer.add_utf_8_uchar out Uchar.rep;
      add_from (at + max 1 bytes))
  in
  Buffer.add_char out '"';
  add_from 0;
  Buffer.add_char out '"';
  Buffer.contents out

let number = function None -> "null" | Some value -> string_of_int value
