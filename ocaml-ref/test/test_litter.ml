(* Contenders aged by litter: what is drawn, where it goes, and that it is none of the trace's work. *)

open Allocrace_replay

let trace_of lines =
  match Trace.read ~max_size:Trace.default_size (String.concat "\n" lines ^ "\n") with
  | Ok trace -> trace
  | Error { code; _ } -> Alcotest.fail code

let drawn ?(seed = 1) trace occupancy multiplier =
  match Litter.draw trace { occupancy; multiplier } ~seed with
  | Some litter -> litter
  | None -> Alcotest.fail "there is no litter for this trace"

(* Two registers; three ALLOCs of the classes 0, 1, 0; two objects live at the peak. *)
let pool_lines = [ "#atr 1 pool"; "p 0 8 2 x"; "p 1 16 1 y"; "a 0 0"; "a 1 1"; "f 0"; "a 2 0" ]

let groups (code : Replay_code.t) =
  List.init code.groups (fun g ->
      let words array length = Array.to_list (Array.sub array (length * g) length) in
      (words code.code 5, words code.args 4))

let check_groups = Alcotest.(check (list (pair (list int) (list int)))) "groups"

(* Oracle: the rule of docs/replay-protocol.md as 10 lines of Python 3: seed 1, 3 times the peak of 2,
   50 %: the objects are like the ALLOCs 2 0 0 1 0 0, and 5, 1, 4 are freed. *)
let litter_is_drawn_by_the_rule_into_registers_after_those_of_the_trace () =
  let trace = trace_of pool_lines in
  let litter = drawn trace 50 3 in
  let expected x y =
    [
      ([ 0; 2; 3; 4; 5 ], [ x; x; x; y ]);
      ([ 12; 6; 7; 7; 3 ], [ x; x; x; x ]);
      ([ 17; 6; 0; 0; 0 ], [ x; 0; 0; 0 ]);
    ]
  in
  check_groups (expected 0 1) (groups (Litter.code litter ~general:false trace));
  check_groups (expected 8 16) (groups (Litter.code litter ~general:true trace))

(* Oracle: as above, seed 7, twice the peak of 2, 0 %: like 1 0 2 1, and all go: 2, 0, 1, 3. *)
let litter_of_a_heap_has_sizes_and_alignments_and_may_all_go () =
  let trace = trace_of [ "#atr 1 heap"; "a 0 16 1"; "a 1 24 8"; "f 0"; "a 2 5 4" ] in
  let x = 16 and y = 24 + (3 * 0x1000_0000) and z = 5 + (2 * 0x1000_0000) in
  check_groups
    [ ([ 0; 2; 3; 4; 5 ], [ y; x; z; y ]); ([ 15; 4; 2; 3; 5 ], [ z; y; x; y ]) ]
    (groups (Litter.code (drawn ~seed:7 trace 0 2) ~general:true trace))

(* Oracle: as above, seed 1, 20 times the peak of 2: of 40 objects 30 are of class 0 and 10 of class 1. *)
let a_pool_holds_for_every_class_what_it_declares_and_its_litter () =
  let capacity lines = (Litter.plan (drawn (trace_of lines) 90 20) (trace_of lines)).capacity in
  Alcotest.(check int) "2 + 30 slots" 32 (capacity pool_lines);
  let larger line = if line = "p 0 8 2 x" then "p 0 8 4 x" else line in
  Alcotest.(check int) "4 + 30 slots" 64 (capacity (List.map larger pool_lines));
  let plan = Litter.plan (drawn (trace_of pool_lines) 90 20) (trace_of pool_lines) in
  Alcotest.(check (pair int int)) "registers" (2, 42) (plan.traced, plan.registers)

let arenas_and_expressions_have_no_litter () =
  List.iter
    (fun lines ->
      let litter = Litter.draw (trace_of lines) { occupancy = 50; multiplier = 1 } ~seed:1 in
      Alcotest.(check bool) (List.hd lines) true (litter = None))
    [ [ "#atr 1 arena"; "c 0 64"; "b 0 8 1" ]; [ "#atr 1 expr"; "n 0 1"; "e 0" ] ]

let a_trace_without_allocations_has_litter_of_no_objects () =
  let trace = trace_of [ "#atr 1 heap"; "h 1" ] in
  check_groups [] (groups (Litter.code (drawn trace 0 20) ~general:true trace))

let work (entry : Catalogue.entry) (trace : Trace.t) litter =
  let (module Loop) = entry.loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
  let timed = Session.make (module Loop) (Litter.plan litter trace) in
  Session.once timed (Litter.code litter ~general:Loop.general trace);
  Session.once timed code;
  Printf.sprintf "%08x" (Session.work timed ~placed:(entry.placement <> No_placement))

let applicable trace =
  List.filter (fun entry -> Catalogue.refusal entry trace = None) Catalogue.entries

(* Oracle: `rust/pool` and `rust/null` of the Rust program of this repository, --seed 1 --multiplier 3,
   2026-11-25. *)
let aged_contenders_do_the_work_of_the_rust_program () =
  let trace = Shared_traces.recorded "kslab_vma" in
  List.iter
    (fun (occupancy, placed) ->
      let litter = drawn trace occupancy 3 in
      List.iter
        (fun (entry : Catalogue.entry) ->
          Alcotest.(check string)
            (Printf.sprintf "%s at %d %%" entry.name occupancy)
            (if entry.placement = No_placement then "050c5d1f" else placed)
            (work entry trace litter))
        (applicable trace))
    [ (0, "d2bd0279"); (50, "9c7eb79f"); (90, "ddb7c4fb") ]

(* What is read back is the trace's alone, whatever the litter. *)
let a_heap_does_the_same_work_fresh_and_aged () =
  let trace = Shared_traces.golden "heap-aligned" in
  List.iter
    (fun (entry : Catalogue.entry) ->
      (* Oracle: the work of the fresh ones in test_contenders. *)
      Alcotest.(check string) entry.name "070c6045" (work entry trace (drawn trace 50 20)))
    (applicable trace)

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "litter"
    [
      ( "litter",
        [
          case "litter is drawn by the rule into registers after those of the trace"
            litter_is_drawn_by_the_rule_into_registers_after_those_of_the_trace;
          case "litter of a heap has sizes and alignments and may all go"
            litter_of_a_heap_has_sizes_and_alignments_and_may_all_go;
          case "a pool holds for every class what it declares and its litter"
            a_pool_holds_for_every_class_what_it_declares_and_its_litter;
          case "arenas and expressions have no litter" arenas_and_expressions_have_no_litter;
          case "a trace without allocations has litter of no objects"
            a_trace_without_allocations_has_litter_of_no_objects;
        ] );
      ( "work",
        [
          case "aged contenders do the work of the Rust program"
            aged_contenders_do_the_work_of_the_rust_program;
          case "a heap does the same work fresh and aged" a_heap_does_the_same_work_fresh_and_aged;
        ] );
    ]
