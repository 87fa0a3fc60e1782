type t = { fields : string array; line : int }

let split content ~line = { fields = Array.of_list (String.split_on_char ' ' content); line }
let line fields = fields.line
let count line = Array.length line.fields

let letter line =
  let first = line.fields.(0) in
  if String.length first = 1 then first.[0] else '\000'

let text line field = line.fields.(field)
let refuse line code = Trace_model.refuse_at code line.line

let expect line wanted =
  let is_empty field = field = "" in
  let count = count line in
  if count < wanted || (count = wanted && Array.exists is_empty line.fields) then
    refuse line "missing-field";
  if count > wanted then refuse line "extra-field"

let is_digit c = c >= '0' && c <= '9'

let number line field =
  let digits = line.fields.(field) in
  let length = String.length digits in
  let leading_zero = length > 1 && digits.[0] = '0' in
  if length = 0 || length > 10 || leading_zero || not (String.for_all is_digit digits) then
    refuse line "bad-number";
  let value = int_of_string digits in
  if value > 0xFFFFFFFF then refuse line "bad-number";
  value
