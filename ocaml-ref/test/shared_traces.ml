(** The traces that all languages share. *)

(* Above the build directory, wherever that is. *)
let folder =
  let rec above folder =
    let traces = Filename.concat folder "traces" in
    if Sys.file_exists (Filename.concat traces "hostile/expected.tsv") then traces
    else if Filename.dirname folder = folder then failwith "no folder above has traces/hostile"
    else above (Filename.dirname folder)
  in
  above (Sys.getcwd ())

let path name = Filename.concat folder name

let read path =
  match Allocrace_replay.Trace_file.read ~max_size:Trace.default_size path with
  | Ok trace -> trace
  | Error { code; _ } -> Alcotest.fail (path ^ ": " ^ code)

(** [golden name] returns the golden trace of that name. *)
let golden name = read (path ("golden/" ^ name ^ ".atr"))

(** [unpacked path use] unpacks a compressed trace, and applies [use] to the path of the result,
    which is there as long as that takes. *)
let unpacked path use =
  let unpacked = Filename.temp_file "allocrace" ".atr" in
  Fun.protect
    ~finally:(fun () -> Sys.remove unpacked)
    (fun () ->
      let command = Filename.quote_command "gzip" ~stdout:unpacked [ "-dc"; path ] in
      Alcotest.(check int) command 0 (Sys.command command);
      use unpacked)

(** [recorded name] unpacks and returns a recorded trace. *)
let recorded name = unpacked (path (name ^ ".atr.gz")) read
