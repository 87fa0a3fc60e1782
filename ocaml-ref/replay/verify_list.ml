let read_lines channel =
  let rec read lines =
    match input_line channel with
    | line -> read (line :: lines)
    | exception End_of_file -> List.rev lines
  in
  read []

let paths = function
  | "-" -> Ok (read_lines stdin)
  | file -> (
      match open_in_bin file with
      | exception Sys_error problem -> Error problem
      | channel ->
          Fun.protect
            (fun () -> Ok (read_lines channel))
            ~finally:(fun () -> close_in channel))

let run ({ list; contenders; max_size } : Options.verify) out =
  let verify_all path =
    let trace =
      Trace_file.read ~max_size path
      |> Result.map_error (fun { Trace.code; at } -> { Verify.code; operation = at })
    in
    let print entry =
      out (Verified.line ~path entry (Result.bind trace (fun trace -> Verified.run trace entry)))
    in
    List.iter print contenders
  in
  Result.map (List.iter verify_all) (paths list)
