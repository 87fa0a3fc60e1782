type opened = {
  session : Session.t;
  code : Replay_code.t;
  entry : Catalogue.entry;
  kind : Trace.kind;
  reserved_bytes : int option;
}

type t = {
  is_exhaustion : exn -> bool;
  mutable opened : opened option;
  mutable answer : string;
}

let make ~is_exhaustion = { is_exhaustion; opened = None; answer = "" }
let answer t = t.answer

let done_ t answer =
  t.answer <- answer;
  0

let refuse ?operation t code message =
  t.answer <- Error_event.line ?operation code message;
  1

let is_exhaustion t error = Verify.is_exhaustion error || t.is_exhaustion error

let fail t error =
  if is_exhaustion t error then
    let code = "out-of-memory" in
    refuse t code (Error_event.message "" code)
  else refuse t "internal" (Printexc.to_string error)

let too_early t = refuse t "usage" "no session is open: open comes first"

(* The trace and its text are garbage once this returns, or the collector would go through them while the
   contender is timed. *)
let prepare t { Request.contender = entry; touch; max_size } text =
  match Trace.read ~max_size text with
  | Error { code; at } -> Error (refuse ?operation:at t code Error_event.refused)
  | Ok trace -> (
      match Catalogue.refusal entry trace with
      | Some { code; operation } ->
          Error (refuse ?operation t code (Error_event.message entry.name code))
      | None ->
          let (module Loop) = entry.loop trace.kind touch in
          let code = Replay_code.of_trace ~general:Loop.general ~touch Quads trace in
          Ok (entry, trace.kind, (module Loop : Replay_loop_intf.S), code, Plan.of_trace trace))

let close t = t.opened <- None

let open_session t ~request ~trace =
  close t;
  match Request.parse request with
  | Error problem -> refuse t "usage" problem
  | Ok request -> (
      match prepare t request trace with
      | Error status -> status
      | Ok (entry, kind, (module Loop), code, plan) ->
          Gc.compact ();
          let session = Session.make (module Loop) plan in
          let reserved_bytes = Loop.reserved_bytes plan in
          t.opened <- Some { session; code; entry; kind; reserved_bytes };
          done_ t
            (Json_object.line
               [
                 ("event", Json.string "opened");
                 ("operations", string_of_int code.operations);
                 ("groups", string_of_int code.groups);
               ])
      | exception error -> fail t error)

let verify t ~request ~trace =
  match Request.parse request with
  | Error problem -> refuse t "usage" problem
  | Ok { contender; max_size; _ } -> (
      let verified () =
        match Trace.read ~max_size trace with
        | Error { code; at } -> Error { Verify.code; operation = at }
        | Ok trace -> Verified.run trace contender
      in
      match verified () with
      | result -> done_ t (Verified.line contender result)
      | exception error when is_exhaustion t error ->
          done_ t (Verified.line contender (Error { code = "out-of-memory"; operation = None }))
      | exception error -> fail t error)

let rewind t =
  match t.opened with
  | Some { session = Session ((module Loop), session); _ } -> Loop.rewind session
  | None -> ignore (too_early t)

let replay t from until =
  match t.opened with
  | None -> too_early t
  | Some { session = Session ((module Loop), session); code = { code; args; _ }; _ } -> (
      match Loop.replay session code args from until with
      | () -> 0
      | exception error -> fail t error)

let work t =
  match t.opened with
  | Some { session; entry; _ } -> Session.work session ~placed:(entry.placement <> No_placement)
  | None ->
      let (_ : int) = too_early t in
      0

let sum t =
  match t.opened with
  | Some { session; _ } -> Session.sum session
  | None ->
      let (_ : int) = too_early t in
      0

let reserved_bytes t =
  match t.opened with
  | Some { reserved_bytes; _ } -> Option.value reserved_bytes ~default:(-1)
  | None ->
      let (_ : int) = too_early t in
      -1

let no_calls =
  {
    Calls.alloc = (fun _ _ _ -> -1);
    free = (fun _ _ -> ());
    touch = (fun _ _ -> -1);
    create = (fun _ _ -> ());
    destroy = ignore;
    mark = ignore;
    release = ignore;
  }

let calls t =
  match t.opened with Some { session; _ } -> Session.calls session | None -> no_calls

let offers t which =
  match t.opened with
  | None -> false
  | Some { kind; entry; _ } -> (
      match kind with
      | Heap | Pool -> List.mem which [ 0; 1; 2 ]
      | Arena ->
          List.mem which [ 0; 1; 3; 4 ]
          || (List.mem which [ 5; 6 ] && not (List.mem "mark" entry.cannot))
      | Expr -> false)
