type t = { contender : Catalogue.entry; touch : Touch.t; max_size : int }

exception Wrong of string

let wrong format = Printf.ksprintf (fun problem -> raise (Wrong problem)) format
let keys = [ "contender"; "touch"; "max-size" ]

let pair line =
  match String.index_opt line '=' with
  | None -> wrong "the request has a line without =: %s" line
  | Some length ->
      let key = String.sub line 0 length in
      if not (List.mem key keys) then
        wrong "the request has the unknown key %s; there are %s" key (String.concat " " keys);
      (key, String.sub line (length + 1) (String.length line - length - 1))

let rec check_once = function
  | [] -> ()
  | (key, _) :: rest ->
      if List.mem_assoc key rest then wrong "the request has the key %s twice" key;
      check_once rest

(* What follows the last line feed must be nothing. *)
let rec lines = function
  | [] | [ "" ] -> []
  | [ last ] -> wrong "the request ends within a line: %s" last
  | line :: rest -> line :: lines rest

let contender name =
  match Catalogue.find name with
  | Some entry -> entry
  | None -> wrong "unknown contender %s" name

let touch word =
  match Touch.of_word word with
  | Some touch -> touch
  | None -> wrong "unknown touch mode %s; there are none word full" word

let is_decimal value = value <> "" && String.for_all (fun c -> c >= '0' && c <= '9') value

let max_size value =
  match if is_decimal value then int_of_string_opt value else None with
  | Some bytes when 1 <= bytes && bytes <= Trace.largest_size -> bytes
  | _ -> wrong "max-size takes a whole number from 1 to %d, not %s" Trace.largest_size value

let parse text =
  match
    let pairs = List.map pair (lines (String.split_on_char '\n' text)) in
    check_once pairs;
    let value key = List.assoc_opt key pairs in
    {
      contender =
        (match value "contender" with
        | Some name -> contender name
        | None -> wrong "the request names no contender");
      touch = Option.fold (value "touch") ~none:Touch.Word ~some:touch;
      max_size = Option.fold (value "max-size") ~none:Trace.default_size ~some:max_size;
    }
  with
  | request -> Ok request
  | exception Wrong problem -> Error problem
