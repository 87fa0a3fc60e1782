let sequence text at =
  let byte i = if at + i < String.length text then Char.code text.[at + i] else 0 in
  let continues i = byte i land 0xC0 = 0x80 in
  let between low high = byte 1 >= low && byte 1 <= high in
  (* The second byte keeps overlong forms, surrogates and numbers above U+10FFFF out. *)
  match byte 0 with
  | first when first < 0x80 -> if at < String.length text then 1 else 0
  | first when first >= 0xC2 && first <= 0xDF -> if continues 1 then 2 else 0
  | first when first land 0xF0 = 0xE0 ->
      let low = if first = 0xE0 then 0xA0 else 0x80
      and high = if first = 0xED then 0x9F else 0xBF in
      if between low high && continues 2 then 3 else 0
  | first when first >= 0xF0 && first <= 0xF4 ->
      let low = if first = 0xF0 then 0x90 else 0x80
      and high = if first = 0xF4 then 0x8F else 0xBF in
      if between low high && continues 2 && continues 3 then 4 else 0
  | _ -> 0

let rec is_valid_from text at =
  at = String.length text
  ||
  let bytes = sequence text at in
  bytes > 0 && is_valid_from text (at + bytes)

let is_valid text = is_valid_from text 0

let is_control text at =
  let byte = Char.code text.[at] in
  byte < 0x20 || byte = 0x7F || (byte = 0xC2 && Char.code text.[at + 1] < 0xA0)

let rec has_control_from text at =
  at < String.length text
  && (is_control text at || has_control_from text (at + max 1 (sequence text at)))

let has_control text = has_control_from text 0
