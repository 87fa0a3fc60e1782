(* The program as the harness meets it: lines on standard output and an exit code. *)

let program = Filename.concat Filename.parent_dir_name "replay/main.exe"

let contents path =
  let channel = open_in_bin path in
  Fun.protect
    ~finally:(fun () -> close_in channel)
    (fun () -> really_input_string channel (in_channel_length channel))

let lines text = List.filter (fun line -> line <> "") (String.split_on_char '\n' text)

let with_file text use =
  let path = Filename.temp_file "allocrace" ".atr.txt" in
  let channel = open_out_bin path in
  output_string channel text;
  close_out channel;
  Fun.protect ~finally:(fun () -> Sys.remove path) (fun () -> use path)

(* Lines of standard output, the exit code, and standard error. *)
let run args =
  with_file "" (fun stdout ->
      with_file "" (fun stderr ->
          let code = Sys.command (Filename.quote_command program ~stdout ~stderr args) in
          (lines (contents stdout), code, contents stderr)))

let replay contender trace mode more =
  run ([ "replay"; "--contender"; contender; "--trace"; trace; "--mode"; mode ] @ more)

let position text part =
  let n = String.length part in
  let rec from at =
    if at + n > String.length text then None
    else if String.sub text at n = part then Some at
    else from (at + 1)
  in
  from 0

let contains text part = position text part <> None

(* The text of the first field of that name, up to the next comma or brace. *)
let field line name =
  let key = Printf.sprintf "%S:" name in
  match position line key with
  | None -> Alcotest.failf "no %s in %s" name line
  | Some at ->
      let from = at + String.length key in
      let rec until at = if String.contains ",}" line.[at] then at else until (at + 1) in
      let value = String.sub line from (until from - from) in
      String.concat "" (String.split_on_char '"' value)

let events lines = List.map (fun line -> field line "event") lines
let fields lines name = List.map (fun line -> field line name) lines
let strings = Alcotest.(list string)
let short = [ "--warmup"; "2"; "--iterations"; "3"; "--min-iteration-ms"; "0" ]
let times n word = List.init n (fun _ -> word)

(* The numbers of a JSON array of pairs, in order. *)
let numbers line =
  let from = String.index line '[' in
  String.sub line from (String.length line - from)
  |> String.map (fun c -> if c >= '0' && c <= '9' then c else ' ')
  |> String.split_on_char ' '
  |> List.filter_map int_of_string_opt

(* A pool trace of [n] objects that all stay: 2n operations with the closing. *)
let pool n =
  "#atr 1 pool\np 0 8 128 x\n" ^ String.concat "" (List.init n (Printf.sprintf "a %d 0\n"))

let throughput_reports_start_clock_work_iterations_and_done_in_this_order () =
  with_file (pool 10) (fun trace ->
      let lines, code, _ = replay "ocaml/pool" trace "throughput" short in
      Alcotest.(check int) "exit" 0 code;
      Alcotest.check strings "events"
        ([ "start"; "clock"; "work"; "warming" ] @ times 5 "iteration" @ [ "done" ])
        (events lines);
      let iterations = List.filter (fun line -> field line "event" = "iteration") lines in
      Alcotest.check strings "phases"
        (times 2 "warmup" @ times 3 "measure")
        (fields iterations "phase");
      Alcotest.check strings "indices" [ "0"; "1"; "0"; "1"; "2" ] (fields iterations "index");
      Alcotest.check strings "replays" (times 5 "1") (fields iterations "replays");
      Alcotest.check strings "operations" (times 5 "20") (fields iterations "operations"))

let an_iteration_is_as_many_whole_replays_as_last_long_enough () =
  with_file (pool 10) (fun trace ->
      let lines, _, _ =
        replay "ocaml/pool-array" trace "throughput"
          [ "--warmup"; "0"; "--iterations"; "2"; "--min-iteration-ms"; "1" ]
      in
      let iterations = List.filter (fun line -> field line "event" = "iteration") lines in
      let number line name = int_of_string (field line name) in
      let replays = number (List.hd iterations) "replays" in
      (* 20 operations do not take a tenth of a millisecond, whatever the machine. *)
      if replays < 10 then Alcotest.failf "%d replays" replays;
      List.iter
        (fun line ->
          Alcotest.(check int) "the same number" replays (number line "replays");
          Alcotest.(check int) "operations" (20 * replays) (number line "operations"))
        iterations)

let warming_counts_operations_and_time_from_the_first_replay_on () =
  with_file (pool 10) (fun trace ->
      let lines, _, _ = replay "ocaml/pool" trace "throughput" short in
      let rec check replays ns = function
        | operations :: next :: rest ->
            (* 20 operations a replay; after 64 points the replays double. *)
            Alcotest.(check int) "operations" (20 * replays) operations;
            if next < ns then Alcotest.failf "%d ns after %d" next ns;
            check (if replays < 64 then replays + 1 else 2 * replays) next rest
        | _ -> ns
      in
      let ns = check 1 0 (numbers (List.nth lines 3)) in
      if ns < 20_000_000 then Alcotest.failf "it settled after %d ns" ns)

let a_slowed_invocation_has_the_events_and_the_work_of_any_other () =
  with_file (pool 10) (fun trace ->
      let slowed percent = replay "ocaml/pool" trace "throughput" (short @ [ "--slowdown"; percent ]) in
      let plain, _, _ = replay "ocaml/pool" trace "throughput" short in
      List.iter
        (fun percent ->
          let lines, code, _ = slowed percent in
          Alcotest.(check int) "exit" 0 code;
          Alcotest.check strings "events" (events plain) (events lines);
          let work lines = field (List.nth lines 2) "work" in
          Alcotest.(check string) "work" (work plain) (work lines))
        [ "0"; "5"; "100" ])

let instructions_reports_its_start_and_end_only () =
  with_file (pool 10) (fun trace ->
      List.iter
        (fun more ->
          let lines, code, _ = replay "ocaml/pool" trace "instructions" more in
          Alcotest.(check int) "exit" 0 code;
          Alcotest.check strings "events" [ "start"; "done" ] (events lines))
        [ []; [ "--replays"; "1000" ] ])

let aged = [ "--occupancy"; "50"; "--multiplier"; "3"; "--seed"; "1" ]

let an_aged_contender_has_the_events_of_a_fresh_one () =
  with_file (pool 100) (fun trace ->
      List.iter
        (fun mode ->
          let fresh, _, _ = replay "ocaml/pool" trace mode short in
          let lines, code, _ = replay "ocaml/pool" trace mode (short @ aged) in
          Alcotest.(check int) mode 0 code;
          Alcotest.check strings mode (events fresh) (events lines))
        [ "throughput"; "latency"; "open-loop"; "memory"; "instructions" ];
      (* 100 declared 128 and 300 of litter: 512 slots of 4 words. *)
      let lines, _, _ = replay "ocaml/pool" trace "memory" aged in
      Alcotest.(check string) "reserved" "16384" (field (List.nth lines 1) "reserved_bytes"))

let ageing_is_not_applicable_to_arenas_and_expressions () =
  List.iter
    (fun text ->
      with_file text (fun trace ->
          let lines, code, _ = replay "ocaml/null" trace "throughput" (short @ aged) in
          Alcotest.(check int) "exit" 4 code;
          Alcotest.check strings "events" [ "start"; "error" ] (events lines);
          Alcotest.(check string) "code" "not-applicable" (field (List.nth lines 1) "code")))
    [ "#atr 1 arena\nc 0 64\nb 0 8 1\n"; "#atr 1 expr\nn 0 1\ne 0\n" ]

let start_says_what_runs_and_on_which_trace () =
  with_file (pool 3) (fun trace ->
      let lines, _, _ = replay "ocaml/pool" trace "memory" [ "--seed"; "42"; "--touch"; "full" ] in
      let checked, _, _ = run [ "check"; trace ] in
      let start = List.hd lines in
      Alcotest.(check string) "crc" (field (List.hd checked) "crc") (field start "trace_crc");
      List.iter
        (fun (name, value) -> Alcotest.(check string) name value (field start name))
        [
          ("protocol", "1");
          ("language", "ocaml");
          ("runtime", "native");
          ("runtime_version", Sys.ocaml_version);
          ("compiler", "ocamlopt " ^ Sys.ocaml_version);
          ("name", "ocaml/pool");
          ("kind", "pool");
          ("operations", "6");
          ("mode", "memory");
          ("touch", "full");
          ("seed", "42");
        ])

let latency_reports_both_series_and_counts_whole_batches_and_all_operations () =
  (* 200 operations, so 3 whole batches a replay. *)
  with_file (pool 100) (fun trace ->
      let lines, code, _ = replay "ocaml/pool-array" trace "latency" short in
      Alcotest.(check int) "exit" 0 code;
      Alcotest.check strings "events"
        ([ "start"; "clock"; "work" ] @ times 5 "iteration" @ [ "latency"; "latency"; "done" ])
        (events lines);
      (* Iterations 0 and 2 are batches, 1 is singles; one replay each. *)
      let series = List.filter (fun line -> field line "event" = "latency") lines in
      Alcotest.check strings "series" [ "batch"; "single" ] (fields series "series");
      Alcotest.check strings "batch" [ "64"; "1" ] (fields series "batch");
      Alcotest.check strings "samples" [ "6"; "200" ] (fields series "samples");
      if contains (List.hd series) "causes" then Alcotest.fail "causes of batches")

let every_recorded_single_operation_has_one_cause () =
  (* Objects of 1 MiB that are written whole: each takes more than 1,000 ns. *)
  let objects = List.init 40 (fun id -> Printf.sprintf "a %d 1048576\nf %d\n" id id) in
  with_file ("#atr 1 heap\n" ^ String.concat "" objects) (fun trace ->
      let lines, _, _ = replay "ocaml/heap" trace "latency" (short @ [ "--touch"; "full" ]) in
      let single = List.nth lines (List.length lines - 2) in
      let at = Option.get (position single "\"causes\"") in
      let rec sum = function _ :: count :: rest -> count + sum rest | _ -> 0 in
      let recorded = sum (numbers (String.sub single 0 at)) in
      let causes = String.sub single at (String.length single - at) in
      let rec attributed = function samples :: _ :: rest -> samples + attributed rest | _ -> 0 in
      if recorded < 40 then Alcotest.failf "%d recorded" recorded;
      Alcotest.(check int) causes recorded (attributed (numbers causes)))

let an_open_loop_reports_service_and_response_of_whole_batches () =
  (* 200 operations, so 3 whole batches a replay and 3 replays. *)
  with_file (pool 100) (fun trace ->
      let lines, code, _ =
        replay "ocaml/pool" trace "open-loop"
          (short @ [ "--arrivals"; "fixed"; "--period-ns"; "1000000" ])
      in
      Alcotest.(check int) "exit" 0 code;
      Alcotest.check strings "events"
        ([ "start"; "clock"; "work" ] @ times 5 "iteration" @ [ "latency"; "latency"; "done" ])
        (events lines);
      let series = List.filter (fun line -> field line "event" = "latency") lines in
      Alcotest.check strings "series" [ "service"; "response" ] (fields series "series");
      Alcotest.check strings "batch" [ "64"; "64" ] (fields series "batch");
      Alcotest.check strings "samples" [ "9"; "9" ] (fields series "samples");
      (* The third request does not begin before 2 ms. *)
      List.iter
        (fun line ->
          if field line "phase" = "measure" && int_of_string (field line "ns") < 2_000_000 then
            Alcotest.fail line)
        (List.filter (fun line -> field line "event" = "iteration") lines))

let verify_reports_a_checkpoint_every_65536_operations_and_ends_with_that_of_the_list () =
  let objects = List.init 70_000 (fun id -> Printf.sprintf "a %d 8\nf %d\n" id id) in
  with_file ("#atr 1 heap\n" ^ String.concat "" objects) (fun trace ->
      let lines, code, _ = replay "ocaml/heap" trace "verify" [] in
      Alcotest.(check int) "exit" 0 code;
      Alcotest.check strings "events" ([ "start" ] @ times 3 "digest" @ [ "done" ]) (events lines);
      let digests = List.filter (fun line -> field line "event" = "digest") lines in
      Alcotest.check strings "operations"
        [ "65536"; "131072"; "140000" ]
        (fields digests "operations");
      Alcotest.check strings "final" [ "false"; "false"; "true" ] (fields digests "final");
      let last = List.nth digests 2 in
      Alcotest.(check string) "placement" "null" (field last "placement");
      with_file (trace ^ "\n") (fun list ->
          let verified, code, _ = run [ "verify"; "--list"; list; "--contender"; "ocaml/heap" ] in
          Alcotest.(check int) "exit" 0 code;
          Alcotest.check strings "contents" [ field last "contents" ] (fields verified "contents")))

let a_list_has_a_line_with_the_work_for_each_trace_and_named_contender () =
  with_file (pool 9) (fun pool ->
      with_file "#atr 1 heap\na 0 8\n" (fun heap ->
          with_file (pool ^ "\n" ^ heap ^ "\n") (fun list ->
              let named = [ "--contender"; "ocaml/pool"; "--contender"; "ocaml/pool-array" ] in
              let lines, code, _ = run ([ "verify"; "--list"; list ] @ named) in
              Alcotest.(check int) "exit" 0 code;
              Alcotest.check strings "traces" [ pool; pool; heap; heap ] (fields lines "trace");
              Alcotest.check strings "contenders"
                [ "ocaml/pool"; "ocaml/pool-array"; "ocaml/pool"; "ocaml/pool-array" ]
                (fields lines "contender");
              Alcotest.check strings "codes" [ "null"; "null"; "not-applicable"; "not-applicable" ]
                (fields lines "code");
              let timed, _, _ = replay "ocaml/pool" pool "throughput" short in
              let work = field (List.nth timed 2) "work" in
              Alcotest.check strings "work" [ work; work; "null"; "null" ] (fields lines "work"))))

let memory_reports_what_pools_reserve_and_the_peak_of_the_trace () =
  (* Oracle: two classes of capacity 16 (the smallest), a word for the slot and three for its list
     cell; 24 + 100 live. *)
  with_file "#atr 1 pool\np 0 24 2 x\np 1 100 3 y\na 0 0\na 1 1\nf 0\n" (fun trace ->
      let lines, code, _ = replay "ocaml/pool" trace "memory" [] in
      Alcotest.(check int) "exit" 0 code;
      Alcotest.check strings "events" [ "start"; "memory"; "done" ] (events lines);
      let memory = List.nth lines 1 in
      Alcotest.(check string) "reserved" "1024" (field memory "reserved_bytes");
      Alcotest.(check string) "requested" "124" (field memory "requested_live_bytes");
      Alcotest.(check string) "collection_ns" "null" (field memory "collection_ns"))

let memory_counts_what_the_replay_allocates_and_nothing_else () =
  (* Oracle: a list cell is three words, and the reference pool makes one at each of the 10 FREEs that
     close the trace; an index stack makes none. Bytes of 1,000 are 126 words and a header. *)
  let allocated contender text =
    with_file text (fun trace ->
        let lines, _, _ = replay contender trace "memory" [] in
        field (List.nth lines 1) "allocated_bytes")
  in
  Alcotest.(check string) "reference" "240" (allocated "ocaml/pool" (pool 10));
  Alcotest.(check string) "index stack" "0" (allocated "ocaml/pool-array" (pool 10));
  Alcotest.(check string) "heap" "2032" (allocated "ocaml/heap" "#atr 1 heap\na 0 1000\na 1 1000\n")

let memory_of_a_heap_is_what_the_runtime_has_for_it () =
  (* 40 MiB live at the end, none of which the runtime had before. *)
  let objects = List.init 40 (fun id -> Printf.sprintf "a %d 1048576\n" id) in
  with_file ("#atr 1 heap\n" ^ String.concat "" objects) (fun trace ->
      let lines, _, _ = replay "ocaml/heap" trace "memory" [] in
      let number name = int_of_string (field (List.nth lines 1) name) in
      let reserved = number "reserved_bytes" and minor = 8 * (Gc.get ()).minor_heap_size in
      if reserved < (40 lsl 20) + minor then Alcotest.failf "%d bytes are too few" reserved;
      if reserved > 80 lsl 20 then Alcotest.failf "%d bytes are too many" reserved;
      (* 200 pieces with 5 ms after each; then 50 ms. *)
      let lasted = number "replay_end_ns" - number "replay_begin_ns" in
      if number "replay_begin_ns" <= 0 || lasted < 200 * 5_000_000 then
        Alcotest.failf "the replay lasted %d ns" lasted;
      let elapsed = int_of_string (field (List.nth lines 2) "elapsed_ns") in
      if elapsed < number "replay_end_ns" + 50_000_000 then
        Alcotest.failf "it ended after %d ns" elapsed)

let an_error_takes_the_place_of_everything_after_it_and_has_its_exit_code () =
  let overfull = "#atr 1 pool\np 0 8 1 x\na 0 0\nf 0\na 1 0\na 2 0\n" in
  let check contender trace expected error operation exit =
    List.iter
      (fun mode ->
        let lines, code, _ = replay contender trace mode short in
        Alcotest.check strings "events" expected (events lines);
        let last = List.nth lines (List.length lines - 1) in
        Alcotest.(check string) "code" error (field last "code");
        Alcotest.(check string) "operation" operation (field last "operation");
        Alcotest.(check int) ("exit of " ^ error) exit code)
      [ "verify"; "throughput"; "latency"; "open-loop"; "memory"; "instructions" ]
  in
  with_file overfull (fun trace ->
      check "ocaml/pool" trace [ "start"; "error" ] "out-of-memory" "3" 5;
      check "ocaml/arena" trace [ "start"; "error" ] "not-applicable" "null" 4);
  with_file "#atr 1 heap\nf 0\n" (fun trace ->
      check "ocaml/null" trace [ "error" ] "sparse-id" "2" 3);
  check "ocaml/null" "no-such-file.atr" [ "error" ] "unreadable" "null" 3

let a_wrong_command_line_is_named_and_prints_no_event () =
  let replay more = [ "replay"; "--trace"; "x"; "--mode"; "verify" ] @ more in
  let throughput more =
    [ "replay"; "--trace"; "x"; "--mode"; "throughput"; "--contender"; "ocaml/pool" ] @ more
  in
  List.iter
    (fun (args, problem) ->
      let lines, code, diagnostics = run args in
      Alcotest.check strings problem [] lines;
      Alcotest.(check int) problem 2 code;
      if not (contains diagnostics problem) then Alcotest.failf "%s: %s" problem diagnostics)
    [
      ([], "say what to do");
      ([ "run" ], "unknown command run");
      ([ "describe"; "--all" ], "unknown option --all");
      ([ "check"; "--fast"; "x" ], "unknown option --fast");
      ([ "check" ], "check needs a file");
      ([ "verify" ], "--list is missing");
      ([ "verify"; "--list"; "no-such-list" ], "no-such-list");
      ([ "verify"; "--list" ], "--list needs a value");
      (replay [], "--contender is missing");
      (replay [ "--contender"; "ocaml/none" ], "unknown contender ocaml/none");
      (replay [ "--contender"; "ocaml/pool"; "--touch"; "all" ], "unknown touch mode all");
      (replay [ "--contender"; "ocaml/pool"; "--mode"; "verify" ], "--mode may stand only once");
      (replay [ "--contender"; "ocaml/pool"; "--iterations"; "0" ], "--iterations takes");
      (replay [ "--contender"; "ocaml/pool"; "--warmup"; "0x5" ], "--warmup takes");
      (replay [ "--contender"; "ocaml/pool"; "y" ], "unexpected argument y");
      (replay [ "--contender"; "ocaml/pool"; "--slowdown"; "0" ], "--slowdown goes with mode");
      (throughput [ "--slowdown"; "101" ], "--slowdown takes a whole number from 0 to 100");
      (throughput [ "--occupancy"; "50" ], "--occupancy and --multiplier go together");
      (throughput [ "--multiplier"; "2" ], "--occupancy and --multiplier go together");
      (throughput [ "--occupancy"; "100"; "--multiplier"; "2" ], "--occupancy takes");
      (throughput [ "--occupancy"; "0"; "--multiplier"; "21" ], "--multiplier takes");
      (replay ("--contender" :: "ocaml/pool" :: aged), "do not go with mode verify");
      (throughput [ "--arrivals"; "bursts" ], "unknown arrivals bursts; there are fixed poisson");
      (throughput [ "--period-ns"; "0" ], "--period-ns takes a whole number from 1");
      (throughput [ "--replays"; "0" ], "--replays takes a whole number from 1");
    ]

let the_help_names_every_command_option_and_exit_code () =
  let lines, code, _ = run [ "--help" ] in
  Alcotest.(check int) "exit" 0 code;
  let help = String.concat "\n" lines in
  List.iter
    (fun word -> if not (contains help word) then Alcotest.failf "no %s" word)
    (String.split_on_char ' '
       "describe replay verify check --contender --trace --mode --warmup --iterations \
        --min-iteration-ms --touch --seed --max-size --list --slowdown --occupancy --multiplier --arrivals --period-ns --replays open-loop instructions exit codes")

let describe_is_one_line_that_names_every_contender () =
  let lines, code, _ = run [ "describe" ] in
  Alcotest.(check int) "exit" 0 code;
  Alcotest.(check int) "lines" 1 (List.length lines);
  let line = List.hd lines in
  List.iter
    (fun name ->
      let quoted = Printf.sprintf "%S" ("ocaml/" ^ name) in
      if not (contains line quoted) then Alcotest.failf "no %s" name)
    [ "null"; "pool"; "pool-array"; "pool-slots"; "arena"; "heap" ];
  Alcotest.(check string) "pairs" "100000" (field line "pairs")

let describe_tells_the_minor_heap_that_the_environment_asks_for () =
  with_file "" (fun stdout ->
      let args = [ "OCAMLRUNPARAM=s=4k"; program; "describe" ] in
      let code = Sys.command (Filename.quote_command "env" ~stdout args) in
      Alcotest.(check int) "exit" 0 code;
      (* The runtime's manual: k is 2^10 words. *)
      if not (contains (contents stdout) "; minor heap 4096 words\"") then
        Alcotest.fail (contents stdout))

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "program"
    [
      ( "replay",
        [
          case "throughput reports start, clock, work, iterations and done in this order"
            throughput_reports_start_clock_work_iterations_and_done_in_this_order;
          case "an iteration is as many whole replays as last long enough"
            an_iteration_is_as_many_whole_replays_as_last_long_enough;
          case "warming counts operations and time from the first replay on"
            warming_counts_operations_and_time_from_the_first_replay_on;
          case "a slowed invocation has the events and the work of any other"
            a_slowed_invocation_has_the_events_and_the_work_of_any_other;
          case "instructions reports its start and end only" instructions_reports_its_start_and_end_only;
          case "an aged contender has the events of a fresh one"
            an_aged_contender_has_the_events_of_a_fresh_one;
          case "ageing is not applicable to arenas and expressions"
            ageing_is_not_applicable_to_arenas_and_expressions;
          case "start says what runs and on which trace" start_says_what_runs_and_on_which_trace;
          case "latency reports both series and counts whole batches and all operations"
            latency_reports_both_series_and_counts_whole_batches_and_all_operations;
          case "every recorded single operation has one cause"
            every_recorded_single_operation_has_one_cause;
          case "an open loop reports service and response of whole batches"
            an_open_loop_reports_service_and_response_of_whole_batches;
          case "verify reports a checkpoint every 65,536 operations and ends with that of the list"
            verify_reports_a_checkpoint_every_65536_operations_and_ends_with_that_of_the_list;
          case "memory reports what pools reserve and the peak of the trace"
            memory_reports_what_pools_reserve_and_the_peak_of_the_trace;
          case "memory counts what the replay allocates and nothing else"
            memory_counts_what_the_replay_allocates_and_nothing_else;
          case "memory of a heap is what the runtime has for it"
            memory_of_a_heap_is_what_the_runtime_has_for_it;
          case "an error takes the place of everything after it and has its exit code"
            an_error_takes_the_place_of_everything_after_it_and_has_its_exit_code;
        ] );
      ( "the others",
        [
          case "a list has a line with the work for each trace and named contender"
            a_list_has_a_line_with_the_work_for_each_trace_and_named_contender;
          case "a wrong command line is named and prints no event"
            a_wrong_command_line_is_named_and_prints_no_event;
          case "the help names every command, option and exit code"
            the_help_names_every_command_option_and_exit_code;
          case "describe is one line that names every contender"
            describe_is_one_line_that_names_every_contender;
          case "describe tells the minor heap that the environment asks for"
            describe_tells_the_minor_heap_that_the_environment_asks_for;
        ] );
    ]
