let is_placed (options : Options.replay) = options.contender.placement <> No_placement

let verify (options : Options.replay) (trace : Trace.t) out =
  let (module Verifier) = options.contender.verifier trace.kind in
  let digest = Event.digest ~placed:(is_placed options) in
  let checkpoint operations digests = out (digest ~operations ~final:false digests) in
  Verifier.run trace (Plan.of_trace trace) ~checkpoint
  |> Result.map (fun digests ->
         out (digest ~operations:(Array.length trace.operations) ~final:true digests))

let min_ns (options : Options.replay) = options.min_iteration_ms * 1_000_000

(* How many whole replays make an iteration, from one that is timed. *)
let replays_of options timed code =
  let wanted = min_ns options in
  let one = max 1 (Timed.iteration timed code ~replays:1) in
  max 1 ((wanted + one - 1) / one)

let iterations phase count measure (code : Replay_code.t) out =
  for index = 0 to count - 1 do
    let ns, replays = measure index in
    out (Event.iteration phase index ~ns ~operations:(replays * code.operations) ~replays)
  done

(* The first replay proves the work, in every mode that times anything. *)
let throughput (options : Options.replay) timed (code : Replay_code.t) out =
  let plain replays = Timed.iteration timed code ~replays in
  let first_ns = plain 1 in
  let work = Session.work timed ~placed:(is_placed options) in
  let points = Warming.points ~operations:code.operations ~first_ns plain in
  out (Event.work work);
  out (Event.warming points);
  let replays = replays_of options timed code in
  let timed_iteration =
    match options.slowdown with
    | 0 -> fun () -> Timed.iteration timed code ~replays
    | percent ->
        let turns = Slowdown.(find ~percent ~row) (fun () -> plain 1) in
        fun () -> Timed.slowed timed code ~replays ~turns
  in
  let measure _ = (timed_iteration (), replays) in
  iterations "warmup" options.warmup measure code out;
  iterations "measure" options.iterations measure code out

(* Work, warm-up, and then what [measure] does for each measured iteration: its time and its replays. *)
let distributions (options : Options.replay) timed code measure out =
  Session.once timed code;
  out (Event.work (Session.work timed ~placed:(is_placed options)));
  let replays = replays_of options timed code in
  let warm _ = (Timed.iteration timed code ~replays, replays) in
  iterations "warmup" options.warmup warm code out;
  iterations "measure" options.iterations measure code out

let latencies options timed code ~singles out =
  let batch = Histogram.make () and single = Histogram.make () in
  let causes = Causes.make () in
  let min_ns = min_ns options in
  let measure index =
    if index land 1 = 0 then Timed.batches timed code ~min_ns batch
    else Timed.singles timed singles ~min_ns single causes
  in
  distributions options timed code measure out;
  out (Event.latency "batch" ~batch:Replay_code.batch batch);
  out (Event.latency ~causes "single" ~batch:1 single)

let open_loop options timed code requests out =
  let measure _ = Timed.requests timed code ~min_ns:(min_ns options) requests in
  distributions options timed code measure out;
  out (Event.latency "service" ~batch:Replay_code.batch requests.service);
  out (Event.latency "response" ~batch:Replay_code.batch requests.response)

(* [timed] makes the contender: what the runtime has for it begins there. *)
let memory timed code ~started ~reserved_bytes (figures : Trace.figures) out =
  let major_heap_before = Memory.major_heap_bytes () in
  let timed = timed () in
  let taken = Memory.during ~major_heap_before (Session.in_pieces timed code Memory.pieces) in
  (* What a contender does not know, the runtime does. *)
  let reserved_bytes = Option.value reserved_bytes ~default:taken.grown_bytes in
  out (Event.memory taken ~started ~reserved_bytes ~requested_live_bytes:figures.peak_bytes)

let untimed (options : Options.replay) timed code =
  for _ = 1 to options.replays do
    Session.once timed code
  done

(* What is to run once the trace is loaded. But for mode verify the trace itself is garbage by then, or
   the collector would go through it while a contender is timed: nothing that is returned here holds it. *)
let loaded (options : Options.replay) (trace : Trace.t) loop code litter ~started =
  let (module Loop : Replay_loop_intf.S) = loop in
  let plan = Option.fold litter ~none:(Plan.of_trace trace) ~some:(fun it -> Litter.plan it trace) in
  let litter = Option.map (fun it -> Litter.code it ~general:Loop.general trace) litter in
  let timed () =
    let timed = Session.make loop plan in
    Option.iter (Session.once timed) litter;
    timed
  in
  match options.mode with
  | Verify -> fun out -> verify options trace out
  | Throughput -> fun out -> Ok (throughput options (timed ()) code out)
  | Latency ->
      let singles = Replay_code.of_trace ~general:Loop.general ~touch:options.touch Singles trace in
      fun out -> Ok (latencies options (timed ()) code ~singles out)
  | Open_loop ->
      let { Options.arrivals; period_ns; seed; _ } = options in
      let requests = Open_loop.make code (Arrivals.starts arrivals ~period_ns ~seed) in
      fun out -> Ok (open_loop options (timed ()) code requests out)
  | Memory ->
      let { Trace.figures; _ } = trace in
      let reserved_bytes = Loop.reserved_bytes plan in
      fun out -> Ok (memory timed code ~started ~reserved_bytes figures out)
  | Instructions -> fun _ -> Ok (untimed options (timed ()) code)

let is_timed = function
  | Options.Throughput | Latency | Open_loop -> true
  | Verify | Memory | Instructions -> false

let prepare (options : Options.replay) trace ~started out =
  let entry = options.contender in
  let loop = entry.loop trace.Trace.kind options.touch in
  let (module Loop : Replay_loop_intf.S) = loop in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:options.touch Quads trace in
  out (Event.start options trace ~operations:code.operations);
  let draw ageing =
    Litter.draw trace ageing ~seed:options.seed
    |> Option.to_result ~none:{ Verify.code = "not-applicable"; operation = None }
  in
  match (Option.map draw options.ageing, Catalogue.refusal entry trace) with
  | Some (Error failure), _ | _, Some failure -> Error failure
  | Some (Ok litter), None -> Ok (loaded options trace loop code (Some litter) ~started)
  | None, None -> Ok (loaded options trace loop code None ~started)

let exit_code = function
  | "not-applicable" -> 4
  | "out-of-memory" -> 5
  | _ -> 6

let diagnose (options : Options.replay) code message =
  Printf.eprintf "allocrace-replay-ocaml: %s: %s: %s\n" options.trace code message

let fail (options : Options.replay) { Verify.code; operation } out =
  let message = Error_event.message options.contender.name code in
  diagnose options code message;
  out (Event.error ?operation code message);
  exit_code code

let replay (options : Options.replay) trace ~started out =
  let run run =
    if is_timed options.mode then out (Event.clock ());
    Gc.compact ();
    let result = run out in
    (* It holds the code of the litter, whose memory would be one large hole among the litter. *)
    let (_ : (string -> unit) -> (unit, Verify.failure) result) = Sys.opaque_identity run in
    result
  in
  match Result.bind (prepare options trace ~started out) run with
  | Ok () ->
      out (Event.finished ~elapsed_ns:(Clock.now () - started));
      0
  | Error failure -> fail options failure out

let run (options : Options.replay) ~started out =
  match Trace_file.read ~max_size:options.max_size options.trace with
  | Error { code; at } ->
      diagnose options code Error_event.refused;
      out (Event.error ?operation:at code Error_event.refused);
      3
  | Ok trace -> (
      try replay options trace ~started out with
      | failure when Verify.is_exhaustion failure ->
          fail options { code = "out-of-memory"; operation = None } out
      | failure ->
          let message = Printexc.to_string failure in
          diagnose options "internal" message;
          out (Event.error "internal" message);
          6)
