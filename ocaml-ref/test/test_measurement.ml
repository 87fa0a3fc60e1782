(* What surrounds the timed loop: numbers drawn at random, warming, planted slowdowns, causes of long
   operations, arrivals, pieces. *)

open Allocrace_replay

(* Oracle: the vector of docs/replay-protocol.md. *)
let seed_1_gives_the_numbers_of_the_protocol_page () =
  let random = Split_mix64.make 1 in
  List.iter
    (fun expected -> Alcotest.(check int64) "bits" expected (Split_mix64.bits random))
    [ 0x910A_2DEC_8902_5CC1L; 0xBEEB_8DA1_658E_EC67L; 0xF893_A2EE_FB32_555EL ]

(* Oracle: integers of Python 3: 0x910A2DEC89025CC1 >> 33 is 1216681718, and (the same >> 11) / 2**53. *)
let bounded_numbers_and_units_are_cut_from_the_same_bits () =
  Alcotest.(check int) "below" 8 (Split_mix64.below (Split_mix64.make 1) 10);
  Alcotest.(check int) "the greatest bound" 1_216_681_718
    (Split_mix64.below (Split_mix64.make 1) (1 lsl 31));
  Alcotest.(check (float 0.)) "unit" 0.566_561_575_172_280_9
    (Split_mix64.unit (Split_mix64.make 1))

(* Operations and nanoseconds where each replay takes [ns] and has 3 operations. *)
let warmed ns = Warming.points ~operations:3 ~first_ns:ns (fun replays -> replays * ns)
let pairs = Alcotest.(list (pair int int))

let warming_has_a_point_after_each_replay_until_20_ms () =
  let ms = 1_000_000 in
  let expected = List.init 20 (fun i -> (3 * (i + 1), ms * (i + 1))) in
  Alcotest.check pairs "replays of 1 ms" expected (warmed ms);
  Alcotest.check pairs "two at least" [ (3, 50 * ms); (6, 100 * ms) ] (warmed (50 * ms))

(* Oracle: the rule of the protocol page, by hand: 64 points, then 128, 256, … up to 2^21 replays of
   10 ns, the first power of two that lasts 20 ms. *)
let after_64_replays_the_points_of_warming_double () =
  let replays =
    List.init 64 (fun i -> i + 1) @ List.init 15 (fun i -> 64 lsl (i + 1))
  in
  Alcotest.check pairs "points" (List.map (fun n -> (3 * n, 10 * n)) replays) (warmed 10)

let a_replay_of_a_nanosecond_warms_in_at_most_128_points () =
  Alcotest.(check bool) "points" true (List.length (warmed 1) <= 128)

let two_ns turns = 2 * turns

let the_turns_of_a_slowdown_last_that_part_of_a_replay () =
  (* Oracle: 5 % of 1 ms are 50 us, which are 25,000 turns of 2 ns. *)
  let turns percent = Slowdown.find ~percent ~row:two_ns (fun () -> 1_000_000) in
  Alcotest.(check int) "5 %" 25_000 (turns 5);
  Alcotest.(check int) "0 %" 0 (turns 0)

let what_disturbs_replays_and_rows_alike_does_not_change_the_turns () =
  (* Oracle: 1 ms and 2 ns a turn where nothing disturbs; most readings are up to 30 % longer. *)
  let random = Split_mix64.make 1 in
  let disturbed ns = Float.to_int (float_of_int ns *. (1. +. (0.3 *. Split_mix64.unit random))) in
  let row turns = disturbed (two_ns turns) in
  let found = Slowdown.find ~percent:10 ~row (fun () -> disturbed 1_000_000) in
  Alcotest.(check (float 0.03)) "of 50,000" 1. (float_of_int found /. 50_000.)

let the_median_is_the_middle_ratio_or_between_the_middle_two () =
  Alcotest.(check (float 0.)) "odd" 4. (Slowdown.median [ 9.; 1.; 4. ]);
  Alcotest.(check (float 0.)) "even" 5. (Slowdown.median [ 9.; 1.; 4.; 6. ])

let rounds_last_a_fifth_of_a_second_if_those_are_neither_few_nor_many () =
  let rounds_of ns =
    let replays = ref 0 in
    let replay () =
      incr replays;
      ns
    in
    ignore (Slowdown.find ~percent:5 ~row:two_ns replay);
    !replays - 1
  in
  Alcotest.(check int) "short" 1_000 (rounds_of 10);
  (* Oracle: 200 ms are 100 rounds of two times 1 ms. *)
  Alcotest.(check int) "usual" 100 (rounds_of 1_000_000);
  Alcotest.(check int) "long" 5 (rounds_of 400_000_000)

let a_spin_goes_on_where_the_last_one_ended_and_allocates_nothing () =
  let spin = Spin.turn in
  Alcotest.(check int) "3 and 4 are 7" (spin Spin.seed 7) (spin (spin Spin.seed 3) 4);
  Alcotest.(check bool) "it moves" true (spin Spin.seed 1 <> Spin.seed);
  (* The readings themselves are boxed, the same each time. *)
  let words turns =
    let before = Gc.minor_words () in
    ignore (Sys.opaque_identity (spin Spin.seed turns));
    Gc.minor_words () -. before
  in
  Alcotest.(check (float 0.)) "words" (words 0) (words 100_000)

let causes = Alcotest.(list (triple string int int))

(* Counters: collections, major faults, minor faults, switches, steal. *)
let a_long_operation_has_the_first_cause_that_moved_since_the_last_look () =
  let found = Causes.make () in
  List.iter
    (fun (counters, ns) -> Causes.count found counters ns)
    [
      ([| 0; 0; 0; 0; 0 |], 1000);
      ([| 1; 1; 1; 1; 1 |], 2000);
      ([| 1; 1; 2; 2; 2 |], 3000);
      ([| 1; 2; 3; 2; 2 |], 4000);
      ([| 1; 2; 3; 9; 3 |], 5000);
      ([| 1; 2; 4; 9; 3 |], 6000);
      ([| 1; 2; 4; 9; 3 |], 7000);
      ([| 1; 2; 4; 9; 4 |], 9000);
    ];
  Alcotest.check causes "causes"
    [
      ("collection", 1, 2000); ("major-fault", 1, 4000); ("page-fault", 2, 9000);
      ("switch", 1, 5000); ("steal", 1, 9000); ("unknown", 2, 8000);
    ]
    (Causes.found found)

let a_collection_and_a_fault_are_seen_by_the_counters () =
  let moved work =
    let before = Causes.counters () in
    work ();
    Array.map2 ( - ) (Causes.counters ()) before
  in
  let collected = moved Gc.minor in
  if collected.(0) < 1 then Alcotest.failf "%d collections" collected.(0);
  (* 64 MiB that nobody touched before. *)
  let filled = moved (fun () -> ignore (Sys.opaque_identity (Bytes.make 0x400_0000 'x'))) in
  if filled.(1) + filled.(2) < 1 then Alcotest.fail "no page fault"

(* Oracle: the eighth number after "cpu" in /proc/stat, proc_stat(5), read before and after. *)
let steal_is_what_the_kernel_counts_for_all_processors () =
  if Sys.file_exists "/proc/stat" then
    let file () =
      let stat = open_in_bin "/proc/stat" in
      let line = input_line stat in
      close_in stat;
      Scanf.sscanf line "cpu %d %d %d %d %d %d %d %d" (fun _ _ _ _ _ _ _ steal -> steal)
    in
    let before = file () in
    let read = (Causes.counters ()).(4) in
    let after = file () in
    if not (before <= read && read <= after) then Alcotest.failf "%d %d %d" before read after

let what_moved_before_a_replay_is_no_cause () =
  let found = Causes.make () in
  Gc.minor ();
  Causes.begin_replay found;
  Causes.count found (Causes.counters ()) 1000;
  Alcotest.(check bool) "no collection" false
    (List.exists (fun (word, _, _) -> word = "collection") (Causes.found found))

let pool_of n =
  let text = "#atr 1 pool\np 0 8 65536 x\n" ^ String.concat "" (List.init n (Printf.sprintf "a %d 0\n")) in
  match Trace.read ~max_size:Trace.default_size text with
  | Ok trace -> trace
  | Error { code; _ } -> Alcotest.fail code

(* Words that [measure timed code] allocates on a pool trace of so many objects. *)
let words_of measure grouping objects =
  let trace = pool_of objects in
  let entry = Option.get (Catalogue.find "ocaml/pool-array") in
  let (module Loop) = entry.loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word grouping trace in
  let timed = Session.make (module Loop) (Plan.of_trace trace) in
  let before = Gc.minor_words () in
  measure timed code;
  Gc.minor_words () -. before

let timing_single_operations_allocates_nothing_for_each () =
  let histogram = Histogram.make () and causes = Causes.make () in
  let measure timed code = ignore (Timed.singles timed code ~min_ns:0 histogram causes) in
  let words = words_of measure Singles in
  Alcotest.(check (float 0.)) "words" (words 1) (words 20_000);
  let words_of_looks looks =
    let before = Gc.minor_words () in
    for ns = 1 to looks do
      Causes.look causes ns
    done;
    Gc.minor_words () -. before
  in
  Alcotest.(check (float 0.)) "words of looks" (words_of_looks 0) (words_of_looks 1000)

let starts arrivals seed n =
  let starts = Arrivals.starts arrivals ~period_ns:5_000 ~seed n in
  Array.to_list (Array.sub starts 0 (Array.length starts))

let fixed_arrivals_are_a_period_apart () =
  Alcotest.(check (list int)) "four" [ 0; 5_000; 10_000; 15_000 ] (starts Fixed 1 4);
  Alcotest.(check (list int)) "none" [] (starts Fixed 1 0)

(* Oracle: the rule of the protocol page in Python 3: t += -5000 * math.log(1 - unit), rounded down. *)
let poisson_arrivals_are_those_of_the_protocol_page () =
  Alcotest.(check (list int)) "seed 1"
    [ 0; 4_180; 11_027; 28_730; 31_668; 34_606 ]
    (starts Poisson 1 6)

(* Oracle: mean and deviation of an exponential distribution are its period; within five standard
   errors, of a seed that stays. *)
let poisson_gaps_have_the_mean_and_deviation_of_their_distribution () =
  let n = 200_000 in
  let starts = Array.of_list (starts Poisson 42 (n + 1)) in
  let gaps = Array.init n (fun i -> float_of_int (starts.(i + 1) - starts.(i))) in
  let mean_of f = Array.fold_left (fun sum gap -> sum +. f gap) 0. gaps /. float_of_int n in
  let mean = mean_of Fun.id in
  let deviation = sqrt (mean_of (fun gap -> (gap -. mean) ** 2.)) in
  let error = 5. *. 5_000. /. sqrt (float_of_int n) in
  if Float.abs (mean -. 5_000.) > error then Alcotest.failf "mean %f" mean;
  if Float.abs (deviation -. 5_000.) > error *. sqrt 2. then Alcotest.failf "deviation %f" deviation

let a_response_counts_from_the_intended_start_and_service_from_the_actual_one () =
  let trace = pool_of 96 in
  (* 192 operations with the closing: three requests. *)
  let code = Replay_code.of_trace ~general:false ~touch:Word Quads trace in
  let requests = Open_loop.make code (fun n -> Array.init n (fun i -> 100 * i)) in
  Alcotest.(check int) "requests" 3 (Array.length requests.started);
  let set (array : int array) values = List.iteri (fun i value -> array.(i) <- value) values in
  (* The first takes 150 ns, so the second, meant for 1,100, starts 50 ns late and takes 30. The third
     waits for 1,200, is seen at 1,210 and takes 40. *)
  set requests.started [ 1_000; 1_150; 1_210 ];
  set requests.ended [ 1_150; 1_180; 1_250 ];
  Open_loop.record requests ~begun:1_000;
  Alcotest.check pairs "service" [ (30, 1); (40, 1); (150, 1) ] (Histogram.pairs requests.service);
  Alcotest.check pairs "response" [ (50, 1); (80, 1); (150, 1) ] (Histogram.pairs requests.response)

let no_request_starts_before_it_is_meant_to_or_before_the_last_one_ended () =
  let trace = pool_of 960 in
  let entry = Option.get (Catalogue.find "ocaml/pool-array") in
  let (module Loop) = entry.loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
  let timed = Session.make (module Loop) (Plan.of_trace trace) in
  let requests = Open_loop.make code (Arrivals.starts Poisson ~period_ns:2_000 ~seed:3) in
  ignore (Timed.requests timed code ~min_ns:0 requests);
  Array.iteri
    (fun i start ->
      (* The first one is meant for the begin, which is when it starts. *)
      let intended = requests.started.(0) + requests.intended.(i) in
      if start < intended then Alcotest.failf "request %d starts early" i;
      if i > 0 && start < requests.ended.(i - 1) then Alcotest.failf "request %d overlaps" i)
    (Array.sub requests.started 0 30)

let the_open_loop_allocates_nothing_for_each_request () =
  let words objects =
    let entry = Option.get (Catalogue.find "ocaml/pool-array") in
    let trace = pool_of objects in
    let code = Replay_code.of_trace ~general:false ~touch:Word Quads trace in
    let (module Loop) = entry.loop trace.kind Word in
    let timed = Session.make (module Loop) (Plan.of_trace trace) in
    let requests = Open_loop.make code (Arrivals.starts Fixed ~period_ns:1 ~seed:0) in
    let before = Gc.minor_words () in
    ignore (Timed.requests timed code ~min_ns:0 requests);
    Gc.minor_words () -. before
  in
  Alcotest.(check (float 0.)) "words" (words 1) (words 20_000)

let a_replay_in_pieces_does_what_a_whole_one_does () =
  let trace = pool_of 500 in
  let work replay =
    let entry = Option.get (Catalogue.find "ocaml/pool") in
    let (module Loop) = entry.loop trace.kind Word in
    let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
    let timed = Session.make (module Loop) (Plan.of_trace trace) in
    replay timed code;
    Session.work timed ~placed:true
  in
  let whole = work Session.once in
  List.iter
    (fun pieces ->
      let seen = ref 0 in
      let after_piece () = incr seen in
      let digest = work (fun timed code -> Session.in_pieces timed code pieces ~after_piece) in
      Alcotest.(check int) "work" whole digest;
      Alcotest.(check int) "pieces" pieces !seen)
    (* 250 groups: more than pieces, not a multiple, and fewer. *)
    [ 1; 7; 200; 1000 ]

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "measurement"
    [
      ( "random numbers",
        [
          case "seed 1 gives the numbers of the protocol page"
            seed_1_gives_the_numbers_of_the_protocol_page;
          case "bounded numbers and units are cut from the same bits"
            bounded_numbers_and_units_are_cut_from_the_same_bits;
        ] );
      ( "warming",
        [
          case "warming has a point after each replay until 20 ms"
            warming_has_a_point_after_each_replay_until_20_ms;
          case "after 64 replays the points of warming double"
            after_64_replays_the_points_of_warming_double;
          case "a replay of a nanosecond warms in at most 128 points"
            a_replay_of_a_nanosecond_warms_in_at_most_128_points;
        ] );
      ( "slowdown",
        [
          case "the turns of a slowdown last that part of a replay"
            the_turns_of_a_slowdown_last_that_part_of_a_replay;
          case "what disturbs replays and rows alike does not change the turns"
            what_disturbs_replays_and_rows_alike_does_not_change_the_turns;
          case "the median is the middle ratio or between the middle two"
            the_median_is_the_middle_ratio_or_between_the_middle_two;
          case "rounds last a fifth of a second if those are neither few nor many"
            rounds_last_a_fifth_of_a_second_if_those_are_neither_few_nor_many;
          case "a spin goes on where the last one ended and allocates nothing"
            a_spin_goes_on_where_the_last_one_ended_and_allocates_nothing;
        ] );
      ( "causes",
        [
          case "a long operation has the first cause that moved since the last look"
            a_long_operation_has_the_first_cause_that_moved_since_the_last_look;
          case "a collection and a fault are seen by the counters"
            a_collection_and_a_fault_are_seen_by_the_counters;
          case "steal is what the kernel counts for all processors"
            steal_is_what_the_kernel_counts_for_all_processors;
          case "what moved before a replay is no cause" what_moved_before_a_replay_is_no_cause;
          case "timing single operations allocates nothing for each"
            timing_single_operations_allocates_nothing_for_each;
        ] );
      ( "open loop",
        [
          case "fixed arrivals are a period apart" fixed_arrivals_are_a_period_apart;
          case "poisson arrivals are those of the protocol page"
            poisson_arrivals_are_those_of_the_protocol_page;
          case "poisson gaps have the mean and deviation of their distribution"
            poisson_gaps_have_the_mean_and_deviation_of_their_distribution;
          case "a response counts from the intended start and service from the actual one"
            a_response_counts_from_the_intended_start_and_service_from_the_actual_one;
          case "no request starts before it is meant to or before the last one ended"
            no_request_starts_before_it_is_meant_to_or_before_the_last_one_ended;
          case "the open loop allocates nothing for each request"
            the_open_loop_allocates_nothing_for_each_request;
        ] );
      ( "memory",
        [
          case "a replay in pieces does what a whole one does"
            a_replay_in_pieces_does_what_a_whole_one_does;
        ] );
    ]
