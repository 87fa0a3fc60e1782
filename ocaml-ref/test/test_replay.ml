(* Replay code spelled out by hand from the tables of decision 0001; the layout of histograms;
   what is written into objects. *)

open Allocrace_replay

let trace_of lines =
  match Trace.read ~max_size:Trace.default_size (String.concat "\n" lines ^ "\n") with
  | Ok trace -> trace
  | Error { code; _ } -> Alcotest.fail code

let build ?(general = true) ?(touch = Touch.Word) ?(grouping = Replay_code.Quads) lines =
  Replay_code.of_trace ~general ~touch grouping (trace_of lines)

(* Groups as the decision writes them: five words of code, four of arguments. *)
let groups (code : Replay_code.t) =
  List.init code.groups (fun g ->
      let words array length = Array.to_list (Array.sub array (length * g) length) in
      (words code.code 5, words code.args 4))

let patterns code = List.map (fun (words, _) -> List.hd words) (groups code)
let check_groups = Alcotest.(check (list (pair (list int) (list int)))) "groups"
let aligned size log2 = size + (log2 * 0x1000_0000)

let a_heap_trace_is_closed_and_its_frees_carry_size_and_alignment () =
  let code = build [ "#atr 1 heap"; "a 0 16 1"; "a 1 24 8"; "f 0"; "t 1"; "a 2 5 4" ] in
  (* TOUCH at operation 3 breaks the first quad; FREE of registers 0 and 1 closes. *)
  check_groups
    [
      ([ 16; 0; 0; 0; 0 ], [ 16; 0; 0; 0 ]);
      ([ 16; 1; 0; 0; 0 ], [ aligned 24 3; 0; 0; 0 ]);
      ([ 17; 0; 0; 0; 0 ], [ 16; 0; 0; 0 ]);
      ([ 18; 1; 0; 0; 0 ], [ aligned 24 3; 0; 0; 0 ]);
      ([ 16; 0; 0; 0; 0 ], [ aligned 5 2; 0; 0; 0 ]);
      ([ 17; 0; 0; 0; 0 ], [ aligned 5 2; 0; 0; 0 ]);
      ([ 17; 1; 0; 0; 0 ], [ aligned 24 3; 0; 0; 0 ]);
    ]
    (groups code);
  Alcotest.(check int) "operations" 7 code.operations

let a_pool_trace_carries_classes_for_pools_and_slot_sizes_for_general_allocators () =
  let lines = [ "#atr 1 pool"; "p 0 24 8 x"; "p 1 64 8 y"; "a 0 1"; "a 1 0"; "f 0"; "a 2 1" ] in
  (* Bit 2 is the FREE; register 0 is taken again by object 2; two singles close. *)
  let expected x y =
    [
      ([ 4; 0; 1; 0; 0 ], [ y; x; y; y ]);
      ([ 17; 0; 0; 0; 0 ], [ y; 0; 0; 0 ]);
      ([ 17; 1; 0; 0; 0 ], [ x; 0; 0; 0 ]);
    ]
  in
  check_groups (expected 0 1) (groups (build ~general:false lines));
  check_groups (expected 24 64) (groups (build lines))

let in_an_arena_trace_bumps_and_resets_make_quads_and_live_arenas_are_destroyed () =
  let code =
    build
      (String.split_on_char '|'
         "#atr 1 arena|c 0 64|m 0|b 0 8 8|l 0|b 0 9 1|r 0|b 0 1 2|b 0 2 1|c 1 32|d 0|h 5")
  in
  check_groups
    [
      ([ 19; 0; 0; 0; 0 ], [ 64; 0; 0; 0 ]);
      ([ 21; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
      ([ 16; 0; 0; 0; 0 ], [ aligned 8 3; 0; 0; 0 ]);
      ([ 22; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
      ([ 2; 0; 0; 0; 0 ], [ 9; 0; aligned 1 1; 2 ]);
      ([ 19; 1; 0; 0; 0 ], [ 32; 0; 0; 0 ]);
      ([ 20; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
      ([ 23; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
      ([ 20; 1; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
    ]
    (groups code)

let an_expr_trace_is_all_singles_and_ends_with_a_reset_only_if_a_node_is_live () =
  let lines = [ "#atr 1 expr"; "n 0 7"; "n 1 3"; "+ 2 0 1"; "* 3 2 2"; "e 3"; "z" ] in
  let expected =
    [
      ([ 24; 0; 0; 0; 0 ], [ 7; 0; 0; 0 ]);
      ([ 24; 1; 0; 0; 0 ], [ 3; 0; 0; 0 ]);
      ([ 25; 2; 0; 0; 0 ], [ 0; 1; 0; 0 ]);
      ([ 26; 3; 0; 0; 0 ], [ 2; 2; 0; 0 ]);
      ([ 27; 3; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
      ([ 28; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]);
    ]
  in
  check_groups expected (groups (build lines));
  check_groups
    (expected @ [ ([ 24; 0; 0; 0; 0 ], [ 1; 0; 0; 0 ]); ([ 28; 0; 0; 0; 0 ], [ 0; 0; 0; 0 ]) ])
    (groups (build (lines @ [ "n 4 1" ])))

let allocs from until = List.init (until - from) (fun i -> Printf.sprintf "a %d 0" (from + i))

let a_quad_begins_only_at_a_multiple_of_four_and_never_crosses_one () =
  let code = build ~general:false ([ "#atr 1 pool"; "p 0 8 16 x"; "h 1" ] @ allocs 0 8) in
  (* A PHASE, so operations 1 to 3 are singles and 4 to 7 a quad; ALLOC is operation 8, and the
     FREEs that close are 9 to 16: they fill its quad and the next, the last is a single. *)
  Alcotest.(check (list int)) "patterns" [ 23; 16; 16; 16; 0; 14; 15; 17 ] (patterns code)

let the_four_bits_of_a_pattern_are_the_frees () =
  let lines = [ "#atr 1 pool"; "p 0 8 16 x"; "a 0 0"; "f 0"; "a 1 0"; "f 1" ] in
  Alcotest.(check (list int)) "patterns" [ 10 ] (patterns (build ~general:false lines))

let with_touch_none_a_touch_is_a_phase_that_counts () =
  let code = build ~touch:Nothing [ "#atr 1 pool"; "p 0 8 16 x"; "a 0 0"; "t 0"; "f 0" ] in
  Alcotest.(check int) "operations" 3 code.operations;
  Alcotest.(check (list int)) "patterns" [ 16; 23; 17 ] (patterns code)

let batches_begin_every_64_operations_in_quads_and_in_singles () =
  (* 140 operations with the closing: 35 quads, or 140 singles. *)
  let lines = [ "#atr 1 pool"; "p 0 8 256 x" ] @ allocs 0 70 in
  let quads = build lines and singles = build ~grouping:Singles lines in
  Alcotest.(check (array int)) "batches of quads" [| 0; 16; 32 |] quads.batches;
  Alcotest.(check int) "quads" 35 quads.groups;
  Alcotest.(check (array int)) "batches of singles" [| 0; 64; 128 |] singles.batches;
  Alcotest.(check int) "singles" 140 singles.groups

let the_collector_does_not_scan_replay_code_and_moves_it_intact () =
  let square i = i * i in
  let unscanned = Unscanned.init 100_000 square in
  Alcotest.(check bool) "no scan" true (Obj.tag (Obj.repr unscanned) >= Obj.no_scan_tag);
  Gc.compact ();
  (* A copy is an ordinary array, which may be compared. *)
  Alcotest.(check (array int))
    "words" (Array.init 100_000 square)
    (Array.sub unscanned 0 (Array.length unscanned));
  Alcotest.(check int) "none" 0 (Array.length (Unscanned.init 0 square))

let recorded values =
  let histogram = Histogram.make () in
  List.iter (Histogram.record histogram) values;
  histogram

let pairs = Alcotest.(list (pair int int))

(* Oracle: HdrHistogram's lowestEquivalentValue for 3 digits from 1, by hand: exact below 2,048,
   then multiples of 2 below 4,096, of 4 below 8,192, and so on. *)
let buckets_begin_where_the_layout_says () =
  let histogram =
    recorded [ 0; 1; 2047; 2048; 2049; 4095; 4096; 4099; 4100; 1_000_003; max_int ]
  in
  Alcotest.check pairs "buckets"
    [
      (0, 1); (1, 1); (2047, 1); (2048, 2); (4094, 1); (4096, 2); (4100, 1); (999_936, 1);
      (max_int - ((1 lsl 51) - 1), 1);
    ]
    (Histogram.pairs histogram);
  Alcotest.(check int) "samples" 11 (Histogram.samples histogram);
  Alcotest.(check int) "max" max_int (Histogram.max histogram)

let every_bucket_begins_at_a_value_that_falls_into_it () =
  for shift = 0 to 61 do
    List.iter
      (fun value ->
        let lower = Histogram.lower_bound value in
        Alcotest.(check int) "of its own" lower (Histogram.lower_bound lower);
        if lower > value || value - lower > value / 1024 then
          Alcotest.failf "%d is counted at %d" value lower)
      [ (1 lsl shift) - 1; 1 lsl shift; (1 lsl shift) + (1 lsl shift / 3) ]
  done

let noted_values_count_as_samples_and_for_the_maximum_but_in_no_bucket () =
  let histogram = recorded [ 1500 ] in
  Histogram.note histogram ~samples:3 ~max:2000;
  Alcotest.check pairs "buckets" [ (1500, 1) ] (Histogram.pairs histogram);
  Alcotest.(check int) "samples" 4 (Histogram.samples histogram);
  Alcotest.(check int) "max" 2000 (Histogram.max histogram)

let a_clock_that_ran_backwards_counts_as_0 () =
  Alcotest.check pairs "buckets" [ (0, 1) ] (Histogram.pairs (recorded [ -5 ]))

let written write size =
  let bytes = Bytes.make 14 '\xEE' in
  write bytes 1 size 0x0403_0201;
  List.init 14 (fun i -> Bytes.get_uint8 bytes i)

(* Oracle: the rule of decision 0001, by hand. *)
let a_touch_writes_its_bytes_and_no_others () =
  let check name expected actual =
    let untouched = List.init (13 - List.length expected) (fun _ -> 0xEE) in
    Alcotest.(check (list int)) name ((0xEE :: expected) @ untouched) actual
  in
  check "word of 12" [ 1; 2; 3; 4; 0; 0; 0; 0 ] (written Stamp.write_word 12);
  check "word of 6" [ 1; 2; 3; 4; 0; 0 ] (written Stamp.write_word 6);
  check "word of 3" [ 1; 2; 3 ] (written Stamp.write_word 3);
  check "full of 11" [ 1; 2; 3; 4; 1; 2; 3; 4; 1; 2; 3 ] (written Stamp.fill 11);
  check "full of 2" [ 1; 2 ] (written Stamp.fill 2)

let what_is_read_back_is_the_stamp_cut_to_the_size () =
  for size = 1 to 12 do
    let bytes = Bytes.make 14 '\xEE' in
    Stamp.fill bytes 1 size 0x7403_0201;
    Alcotest.(check int) "word" (0x7403_0201 land Stamp.mask size) (Stamp.read bytes 1 size);
    Alcotest.(check bool) "filled" true (Stamp.is_filled bytes 1 size 0x7403_0201);
    Bytes.set_uint8 bytes size (Bytes.get_uint8 bytes size lxor 0x80);
    Alcotest.(check bool) "a byte changed" false (Stamp.is_filled bytes 1 size 0x7403_0201)
  done

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "replay"
    [
      ( "replay code",
        [
          case "a heap trace is closed and its frees carry size and alignment"
            a_heap_trace_is_closed_and_its_frees_carry_size_and_alignment;
          case "a pool trace carries classes for pools and slot sizes for general allocators"
            a_pool_trace_carries_classes_for_pools_and_slot_sizes_for_general_allocators;
          case "in an arena trace bumps and resets make quads and live arenas are destroyed"
            in_an_arena_trace_bumps_and_resets_make_quads_and_live_arenas_are_destroyed;
          case "an expr trace is all singles and ends with a reset only if a node is live"
            an_expr_trace_is_all_singles_and_ends_with_a_reset_only_if_a_node_is_live;
          case "a quad begins only at a multiple of four and never crosses one"
            a_quad_begins_only_at_a_multiple_of_four_and_never_crosses_one;
          case "the four bits of a pattern are the frees" the_four_bits_of_a_pattern_are_the_frees;
          case "with touch none a touch is a phase that counts"
            with_touch_none_a_touch_is_a_phase_that_counts;
          case "batches begin every 64 operations in quads and in singles"
            batches_begin_every_64_operations_in_quads_and_in_singles;
          case "the collector does not scan replay code and moves it intact"
            the_collector_does_not_scan_replay_code_and_moves_it_intact;
        ] );
      ( "histogram",
        [
          case "buckets begin where the layout says" buckets_begin_where_the_layout_says;
          case "every bucket begins at a value that falls into it"
            every_bucket_begins_at_a_value_that_falls_into_it;
          case "noted values count as samples and for the maximum but in no bucket"
            noted_values_count_as_samples_and_for_the_maximum_but_in_no_bucket;
          case "a clock that ran backwards counts as 0" a_clock_that_ran_backwards_counts_as_0;
        ] );
      ( "stamp",
        [
          case "a touch writes its bytes and no others" a_touch_writes_its_bytes_and_no_others;
          case "what is read back is the stamp cut to the size"
            what_is_read_back_is_the_stamp_cut_to_the_size;
        ] );
    ]
