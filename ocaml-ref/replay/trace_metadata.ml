open Trace_model
module Strings = Set.Make (String)

let line_bytes = 254

(* A balanced tree: no choice of keys makes it slow. *)
type keys = Strings.t ref

let keys () = ref Strings.empty
let mem keys key = Strings.mem key !keys

let is_key_character = function
  | 'a' .. 'z' | '0' .. '9' | '.' | '_' | '-' -> true
  | _ -> false

let is_key key = key <> "" && String.for_all is_key_character key

let check_line keys line ~at =
  let refuse () = raise (Refused { code = "bad-metadata"; at }) in
  match String.index_opt line '=' with
  | None -> refuse ()
  | Some length ->
      let key = String.sub line 0 length in
      let good =
        is_key key
        && String.length line <= line_bytes
        && (not (Utf8.has_control line))
        && not (mem keys key)
      in
      if good then keys := Strings.add key !keys else refuse ()

let check bytes =
  if not (Utf8.is_valid bytes) then refuse "bad-metadata-utf8";
  let length = String.length bytes in
  if length > 0 && bytes.[length - 1] <> '\n' then refuse "bad-metadata";
  let keys = keys () in
  let rec check_from start =
    if start < length then (
      let stop = String.index_from bytes start '\n' in
      check_line keys (String.sub bytes start (stop - start)) ~at:None;
      check_from (stop + 1))
  in
  check_from 0
