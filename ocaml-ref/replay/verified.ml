type t = { digests : Verify.digests; work : int }

let timed_work (entry : Catalogue.entry) (trace : Trace.t) plan =
  let (module Loop) = entry.loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
  let session = Session.make (module Loop) plan in
  Session.once session code;
  Session.work session ~placed:(entry.placement <> No_placement)

let run trace (entry : Catalogue.entry) =
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

let line ?path (entry : Catalogue.entry) result =
  let trace = Option.map (fun path -> ("trace", Json.string path)) path in
  let head =
    (("event", Json.string "verified") :: Option.to_list trace)
    @ [ ("contender", Json.string entry.name) ]
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
