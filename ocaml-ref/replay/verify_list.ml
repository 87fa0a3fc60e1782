let verified path (entry : Catalogue.entry) result =
  let head =
    Printf.sprintf {|{"event":"verified","trace":%s,"contender":"%s"|} (Json.string path) entry.name
  in
  match result with
  | Ok ({ Verify.contents; placement }, work) ->
      Printf.sprintf {|%s,"contents":"%08x","placement":%s,"code":null,"operation":null,"work":%s}|}
        head contents
        (match entry.placement with
        | No_placement -> "null"
        | Lifo_pool | Bump -> Printf.sprintf "\"%08x\"" placement)
        work
  | Error { Verify.code; operation } ->
      Printf.sprintf
        {|%s,"contents":null,"placement":null,"code":"%s","operation":%s,"work":null}|} head code
        (Json.number operation)

let run_one (entry : Catalogue.entry) trace =
  match Catalogue.refusal entry trace with
  | Some failure -> Error failure
  | None -> (
      let (module Verifier) = entry.verifier trace.kind in
      match Verifier.run trace (Plan.of_trace trace) ~checkpoint:(fun _ _ -> ()) with
      | Error failure -> Error failure
      | Ok digests -> Ok (digests, "null"))

let run ~max_size list entries out =
  let print_all path =
    let trace =
      Trace_file.read ~max_size path
      |> Result.map_error (fun { Trace.code; at } -> { Verify.code; operation = at })
    in
    List.iter (fun entry -> out (verified path entry (Result.bind trace (run_one entry)))) entries
  in
  List.iter print_all list
