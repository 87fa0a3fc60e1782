open Trace_model
module Builder = Trace_builder

type reader = {
  text : string;
  mutable line : int;
  mutable first_operation : int option;
  keys : Trace_metadata.keys;
}

let refuse_line reader code = refuse_at code reader.line

let after ~prefix text =
  let length = String.length prefix in
  if String.length text >= length && String.equal (String.sub text 0 length) prefix then
    Some (String.sub text length (String.length text - length))
  else None

let kind line =
  match after ~prefix:"#atr 1 " line with
  | None -> None
  | Some word -> List.find_opt (fun kind -> kind_word kind = word) (Array.to_list kinds)

(* Each word at most once, in this order, and at least one. *)
let flags_are_good words =
  let rec are_good words known =
    match (words, known) with
    | [], _ -> true
    | _, [] -> false
    | word :: words, next :: known when word = next -> are_good words known
    | words, _ :: known -> are_good words known
  in
  words <> [] && are_good words [ "truncated"; "synthetic"; "zero-sizes" ]

let end_of_line reader start =
  let limit = min (String.length reader.text) (start + Trace_limit.line) in
  let rec find at =
    if at = limit then refuse_line reader "line-too-long"
    else if reader.text.[at] = '\n' then at
    else find (at + 1)
  in
  find start

let content reader start =
  let content = String.sub reader.text start (end_of_line reader start - start) in
  if String.contains content '\r' then refuse_line reader "carriage-return";
  content

let metadata reader builder line =
  if not (Utf8.is_valid line) then refuse_line reader "bad-metadata-utf8";
  Trace_metadata.check_line reader.keys line ~at:(Some reader.line);
  Builder.add_metadata builder line;
  if Builder.metadata_bytes builder > Trace_limit.metadata then refuse_line reader "bad-metadata"

let comment reader builder content =
  if reader.first_operation <> None || Builder.classes builder > 0 then
    refuse_line reader "misplaced-line";
  match String.split_on_char ' ' content with
  | "#flags" :: words ->
      if not (reader.line = 2 && flags_are_good words) then refuse_line reader "bad-flags"
  | _ -> metadata reader builder (String.sub content 1 (String.length content - 1))

let rest reader builder lines start =
  let start = ref start in
  while !start < String.length reader.text do
    reader.line <- reader.line + 1;
    let content = content reader !start in
    if content <> "" && content.[0] = '#' then comment reader builder content
    else if Trace_operations.accept lines content ~line:reader.line && reader.first_operation = None
    then reader.first_operation <- Some reader.line;
    start := !start + String.length content + 1
  done

let to_line reader refusal =
  match (refusal.at, reader.first_operation) with
  | Some operation, Some first -> { refusal with at = Some (first + operation) }
  | _ -> { refusal with at = None }

(* What the validator finds in the lines before comes first, for those lines come first. *)
let earliest reader builder syntax =
  match Builder.check builder with
  | exception Refused ({ at = Some _; _ } as found) -> to_line reader found
  | exception Refused _ -> syntax
  | (_ : figures) -> syntax

let read ~max_size text =
  let length = String.length text in
  if length = 0 || text.[length - 1] <> '\n' then refuse "no-final-newline";
  let reader = { text; line = 1; first_operation = None; keys = Trace_metadata.keys () } in
  let header = content reader 0 in
  let kind = match kind header with Some kind -> kind | None -> refuse_at "bad-header-line" 1 in
  let builder = Builder.make ~max_size kind in
  let lines = Trace_operations.make ~max_size builder reader.keys in
  (match rest reader builder lines (String.length header + 1) with
  | () -> Trace_operations.finish lines
  | exception Refused syntax -> raise (Refused (earliest reader builder syntax)));
  match Builder.build builder with
  | trace -> trace
  | exception Refused refusal -> raise (Refused (to_line reader refusal))
