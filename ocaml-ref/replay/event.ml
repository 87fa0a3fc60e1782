let event name members = Json_object.line (("event", Json.string name) :: members)
let pair (first, second) = Printf.sprintf "[%d,%d]" first second
let pairs all = Json_object.array (List.map pair all)

let error = Error_event.line

let start (options : Options.replay) (trace : Trace.t) ~operations =
  event "start"
    (Describe.program ()
    @ [
        ("contender", Describe.contender options.contender);
        ("trace_crc", Json_object.digest trace.crc);
        ("kind", Json.string (Trace.kind_word trace.kind));
        ("operations", string_of_int operations);
        ("mode", Json.string (Options.mode_word options.mode));
        ("touch", Json.string (Touch.word options.touch));
        ("seed", string_of_int options.seed);
        ("pid", string_of_int (Clock.pid ()));
      ])

let clock () = event "clock" (Describe.clock ())

let digest ~placed ~operations ~final { Verify.contents; placement } =
  event "digest"
    [
      ("operations", string_of_int operations);
      ("contents", Json_object.digest contents);
      ("placement", if placed then Json_object.digest placement else "null");
      ("final", string_of_bool final);
    ]

let work digest = event "work" [ ("work", Json_object.digest digest) ]
let warming points = event "warming" [ ("points", pairs points) ]

let iteration phase index ~ns ~operations ~replays =
  event "iteration"
    [
      ("phase", Json.string phase);
      ("index", string_of_int index);
      ("ns", string_of_int ns);
      ("operations", string_of_int operations);
      ("replays", string_of_int replays);
    ]

let cause (word, samples, ns) =
  Json_object.line
    [
      ("cause", Json.string word); ("samples", string_of_int samples); ("ns", string_of_int ns);
    ]

let latency ?causes series ~batch histogram =
  let causes =
    let member causes = ("causes", Json_object.array (List.map cause (Causes.found causes))) in
    Option.to_list (Option.map member causes)
  in
  event "latency"
    ([
      ("phase", Json.string "measure");
      ("series", Json.string series);
      ("batch", string_of_int batch);
      ("samples", string_of_int (Histogram.samples histogram));
      ("max_ns", string_of_int (Histogram.max histogram));
      ("histogram", pairs (Histogram.pairs histogram));
    ]
    @ causes)

let memory (taken : Memory.t) ~started ~reserved_bytes ~requested_live_bytes =
  event "memory"
    [
      ("peak_resident_bytes", Json.number taken.peak_resident_bytes);
      ("reserved_bytes", string_of_int reserved_bytes);
      ("requested_live_bytes", string_of_int requested_live_bytes);
      ("collections", string_of_int taken.collections);
      (* The runtime does not say how long they took. *)
      ("collection_ns", "null");
      ("allocated_bytes", string_of_int taken.allocated_bytes);
      ("replay_begin_ns", string_of_int (taken.begin_ns - started));
      ("replay_end_ns", string_of_int (taken.end_ns - started));
    ]

let finished ~elapsed_ns = event "done" [ ("elapsed_ns", string_of_int elapsed_ns) ]
