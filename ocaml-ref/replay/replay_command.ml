let event name members = Json_object.line (("event", Json.string name) :: members)

let error ?operation code message =
  event "error"
    [
      ("code", Json.string code);
      ("message", Json.string message);
      ("operation", Json.number operation);
    ]

let start (options : Options.replay) (trace : Trace.t) (code : Replay_code.t) =
  event "start"
    (Describe.program ()
    @ [
        ("contender", Describe.contender options.contender);
        ("trace_crc", Json_object.digest trace.crc);
        ("kind", Json.string (Trace.kind_word trace.kind));
        ("operations", string_of_int code.operations);
        ("mode", Json.string (Options.mode_word options.mode));
        ("touch", Json.string (Touch.word options.touch));
        ("seed", string_of_int options.seed);
        ("pid", string_of_int (Clock.pid ()));
      ])

let is_placed (entry : Catalogue.entry) = entry.placement <> No_placement

let digest entry ~operations ~final { Verify.contents; placement } =
  event "digest"
    [
      ("operations", string_of_int operations);
      ("contents", Json_object.digest contents);
      ("placement", if is_placed entry then Json_object.digest placement else "null");
      ("final", string_of_bool final);
    ]

let verify (options : Options.replay) (trace : Trace.t) out =
  let (module Verifier) = options.contender.verifier trace.kind in
  let checkpoint operations digests =
    out (digest options.contender ~operations ~final:false digests)
  in
  Verifier.run trace (Plan.of_trace trace) ~checkpoint
  |> Result.map (fun digests ->
         let operations = Array.length trace.operations in
         out (digest options.contender ~operations ~final:true digests))

let iteration phase index ns operations replays =
  event "iteration"
    [
      ("phase", Json.string phase);
      ("index", string_of_int index);
      ("ns", string_of_int ns);
      ("operations", string_of_int operations);
      ("replays", string_of_int replays);
    ]

let latency series batch histogram =
  let pair (bound, count) = Printf.sprintf "[%d,%d]" bound count in
  event "latency"
    [
      ("phase", Json.string "measure");
      ("series", Json.string series);
      ("batch", string_of_int batch);
      ("samples", string_of_int (Histogram.samples histogram));
      ("max_ns", string_of_int (Histogram.max histogram));
      ("histogram", Json_object.array (List.map pair (Histogram.pairs histogram)));
    ]

(* How many whole replays make an iteration, from one that is timed. *)
let replays_of (options : Options.replay) timed code =
  let wanted = options.min_iteration_ms * 1_000_000 in
  let one = max 1 (Timed.iteration timed code ~replays:1) in
  max 1 ((wanted + one - 1) / one)

(* Work, warm-up, and then [measure replays index] for each measured iteration: its time and its replays. *)
let iterations (options : Options.replay) timed (code : Replay_code.t) measure out =
  Timed.once timed code;
  let work = Timed.work timed ~placed:(is_placed options.contender) in
  out (event "work" [ ("work", Json_object.digest work) ]);
  let replays = replays_of options timed code in
  for index = 0 to options.warmup - 1 do
    let ns = Timed.iteration timed code ~replays in
    out (iteration "warmup" index ns (replays * code.operations) replays)
  done;
  for index = 0 to options.iterations - 1 do
    let ns, replays = measure ~replays index in
    out (iteration "measure" index ns (replays * code.operations) replays)
  done

let throughput options timed code out =
  let measure ~replays _ = (Timed.iteration timed code ~replays, replays) in
  iterations options timed code measure out

let latencies options timed code ~singles out =
  let batch = Histogram.make () and single = Histogram.make () in
  let min_ns = options.Options.min_iteration_ms * 1_000_000 in
  let measure ~replays:_ index =
    if index land 1 = 0 then Timed.batches timed code ~min_ns batch
    else Timed.singles timed singles ~min_ns single
  in
  iterations options timed code measure out;
  out (latency "batch" Replay_code.batch batch);
  out (latency "single" 1 single)

let memory loop plan (figures : Trace.figures) code out =
  let (module Loop : Replay_loop_intf.S) = loop in
  let replay () = Timed.once (Timed.make loop plan) code in
  let { Memory.peak_resident_bytes; collections } = Memory.during replay in
  out
    (event "memory"
       [
         ("peak_resident_bytes", Json.number peak_resident_bytes);
         ("reserved_bytes", Json.number (Loop.reserved_bytes plan));
         ("requested_live_bytes", string_of_int figures.peak_bytes);
         ("collections", string_of_int collections);
         (* The runtime does not say how long they took. *)
         ("collection_ns", "null");
       ])

(* The trace itself is garbage once its code is made: the collector would go through it while a
   contender is timed. *)
type loaded = {
  loop : (module Replay_loop_intf.S);
  plan : Plan.t;
  figures : Trace.figures;
  code : Replay_code.t;
  singles : Replay_code.t option;
}

let load (options : Options.replay) (trace : Trace.t) loop code =
  let (module Loop : Replay_loop_intf.S) = loop in
  let singles =
    if options.mode = Latency then
      Some (Replay_code.of_trace ~general:Loop.general ~touch:options.touch Singles trace)
    else None
  in
  { loop; plan = Plan.of_trace trace; figures = trace.figures; code; singles }

let run_timed mode options { loop; plan; figures; code; singles } out =
  match (mode, singles) with
  | Options.Memory, _ -> memory loop plan figures code out
  | _, None -> throughput options (Timed.make loop plan) code out
  | _, Some singles -> latencies options (Timed.make loop plan) code ~singles out

let clock_event out = out (event "clock" (Describe.clock ()))

type outcome = Done | Failed of Verify.failure | Timed_next of loaded

let prepare (options : Options.replay) trace out =
  let entry = options.contender in
  let loop = entry.loop trace.Trace.kind options.touch in
  let (module Loop : Replay_loop_intf.S) = loop in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:options.touch Quads trace in
  out (start options trace code);
  match Catalogue.refusal entry trace with
  | Some failure -> Failed failure
  | None when options.mode = Verify -> (
      match verify options trace out with Ok () -> Done | Error failure -> Failed failure)
  | None -> Timed_next (load options trace loop code)

let exit_code = function
  | "not-applicable" -> 4
  | "out-of-memory" -> 5
  | _ -> 6

let message (entry : Catalogue.entry) = function
  | "not-applicable" -> entry.name ^ " does not run this trace"
  | "out-of-memory" -> "more memory was asked for than there is"
  | "corruption" -> "an object did not hold what was written into it"
  | _ -> "the replay program failed"

let done_event ~started out =
  out (event "done" [ ("elapsed_ns", string_of_int (Clock.now () - started)) ]);
  0

let diagnose (options : Options.replay) code message =
  Printf.eprintf "allocrace-replay-ocaml: %s: %s: %s\n" options.trace code message

let fail (options : Options.replay) { Verify.code; operation } out =
  let message = message options.contender code in
  diagnose options code message;
  out (error ?operation code message);
  exit_code code

let replay options trace ~started out =
  match prepare options trace out with
  | Done -> done_event ~started out
  | Failed failure -> fail options failure out
  | Timed_next loaded ->
      if options.mode <> Memory then clock_event out;
      Gc.compact ();
      run_timed options.mode options loaded out;
      done_event ~started out

let run (options : Options.replay) ~started out =
  match Trace_file.read ~max_size:options.max_size options.trace with
  | Error { code; at } ->
      let message = "the trace is refused; docs/trace-format.md explains the code" in
      diagnose options code message;
      out (error ?operation:at code message);
      3
  | Ok trace -> (
      try replay options trace ~started out with
      | failure when Verify.is_exhaustion failure ->
          fail options { code = "out-of-memory"; operation = None } out
      | failure ->
          let message = Printexc.to_string failure in
          diagnose options "internal" message;
          out (error "internal" message);
          6)
