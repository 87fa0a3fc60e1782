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

type verified = { digests : Verify.digests; work : int }

let verified path (entry : Catalogue.entry) result =
  let head =
    [
      ("event", Json.string "verified");
      ("trace", Json.string path);
      ("contender", Json.string entry.name);
    ]
  in
  let placed = entry.placement <> No_placement in
  let facts =
    match result with
    | Ok { digests = { contents; placement }; work } ->
        [
          ("contents", Json_object.digest contents);
          ("placement", if placed then Json_object.digest placement else "null");
          ("code", "null");
          ("operation", "null");
          ("work", Json_object.digest work);
        ]
    | Error { Verify.code; operation } ->
        [
          ("contents", "null");
          ("placement", "null");
          ("code", Json.string code);
          ("operation", Json.number operation);
          ("work", "null");
        ]
  in
  Json_object.line (head @ facts)

let timed_work (entry : Catalogue.entry) (trace : Trace.t) plan =
  let (module Loop) = entry.loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
  let timed = Timed.make (module Loop) plan in
  Timed.once timed code;
  Timed.work timed ~placed:(entry.placement <> No_placement)

let verify trace (entry : Catalogue.entry) =
  match Catalogue.refusal entry trace with
  | Some failure -> Error failure
  | None -> (
      let (module Verifier) = entry.verifier trace.kind in
      let plan = Plan.of_trace trace in
      match Verifier.run trace plan ~checkpoint:(fun _ _ -> ()) with
      | Error failure -> Error failure
      | Ok digests -> Ok { digests; work = timed_work entry trace plan }
      | exception error when Verify.is_exhaustion error ->
          Error { code = "out-of-memory"; operation = None })

let run ({ list; contenders; max_size } : Options.verify) out =
  let verify_all path =
    let trace =
      Trace_file.read ~max_size path
      |> Result.map_error (fun { Trace.code; at } -> { Verify.code; operation = at })
    in
    let print entry =
      out (verified path entry (Result.bind trace (fun trace -> verify trace entry)))
    in
    List.iter print contenders
  in
  Result.map (List.iter verify_all) (paths list)
