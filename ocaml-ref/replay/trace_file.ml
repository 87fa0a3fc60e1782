let chunk_bytes = 1 lsl 16

(* What cannot tell its length, such as a pipe, is read piece by piece. *)
let rec read_rest channel buffer =
  match Buffer.add_channel buffer channel chunk_bytes with
  | () -> read_rest channel buffer
  | exception End_of_file -> Buffer.contents buffer

let read_all path =
  (* Some file systems let a folder be opened and say that it is 2^63 - 1 bytes long. *)
  if Sys.is_directory path then raise (Sys_error (path ^ ": Is a directory"));
  let channel = open_in_bin path in
  Fun.protect
    ~finally:(fun () -> close_in_noerr channel)
    (fun () ->
      match really_input_string channel (in_channel_length channel) with
      | "" | (exception Sys_error _) -> read_rest channel (Buffer.create chunk_bytes)
      | bytes -> bytes)

let read ~max_size path =
  match read_all path with
  | bytes -> Trace.read ~max_size bytes
  | exception Sys_error reason ->
      prerr_endline ("allocrace-replay-ocaml: " ^ reason);
      Error { Trace.code = "unreadable"; at = None }
