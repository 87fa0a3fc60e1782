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

(* 2^32 - 1; numbers of equally many digits stand in the order of their texts. *)
let largest = "4294967295"

let number fields field =
  let digits = text fields field in
  let length = String.length digits in
  let leading_zero = length > 1 && digits.[0] = '0' in
  let too_large = length > 10 || (length = 10 && digits > largest) in
  if length = 0 || too_large || leading_zero || not (String.for_all is_digit digits) then
    refuse fields "bad-number";
  (* Modulo 2^32 where ints have no more bits, which int_of_string refuses. *)
  String.fold_left (fun value digit -> (10 * value) + Char.code digit - Char.code '0') 0 digits
