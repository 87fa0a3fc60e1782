type t = { texts : string array; line : int }

let split content ~line = { texts = Array.of_list (String.split_on_char ' ' content); line }
let line fields = fields.line
let count fields = Array.length fields.texts
let text fields field = fields.texts.(field)

let letter fields =
  let first = text fields 0 in
  if String.length first = 1 then first.[0] else '\000'

let refuse fields code = Trace_model.refuse_at code fields.line

let expect fields wanted =
  let count = count fields in
  let some_empty = Array.exists (String.equal "") fields.texts in
  if count < wanted || (count = wanted && some_empty) then refuse fields "missing-field";
  if count > wanted then refuse fields "extra-field"

let is_digit c = c >= '0' && c <= '9'

let number fields field =
  let digits = text fields field in
  let length = String.length digits in
  let leading_zero = length > 1 && digits.[0] = '0' in
  if length = 0 || length > 10 || leading_zero || not (String.for_all is_digit digits) then
    refuse fields "bad-number";
  let value = int_of_string digits in
  if value > 0xFFFFFFFF then refuse fields "bad-number";
  value
