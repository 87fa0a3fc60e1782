(* Every contender: what it reads back, where it puts it, what its timed loop did. *)

let trace_of_text text =
  match Trace.read ~max_size:Trace.default_size text with
  | Ok trace -> trace
  | Error { code; _ } -> Alcotest.fail code

let trace_of lines = trace_of_text (String.concat "\n" lines ^ "\n")

let digests (entry : Catalogue.entry) (trace : Trace.t) =
  match Catalogue.refusal entry trace with
  | Some failure -> Error failure
  | None ->
      let (module Verifier) = entry.verifier trace.kind in
      Verifier.run trace (Plan.of_trace trace) ~checkpoint:(fun _ _ -> ())

let describe { Verify.code; operation } =
  code ^ Option.fold ~none:"" ~some:(Printf.sprintf " at %d") operation

let digests_of (entry : Catalogue.entry) trace =
  match digests entry trace with
  | Ok digests -> digests
  | Error failure -> Alcotest.fail (entry.name ^ ": " ^ describe failure)

let is_placed (entry : Catalogue.entry) = entry.placement <> No_placement
let hex = Printf.sprintf "%08x"
let entry name = Option.get (Catalogue.find name)

(* All contenders that run a trace. *)
let applicable trace =
  List.filter (fun entry -> Catalogue.refusal entry trace = None) Catalogue.entries

let check_digests name trace ~contents ~placement =
  let entries = applicable trace in
  if entries = [] then Alcotest.fail (name ^ ": null runs every trace");
  List.iter
    (fun (entry : Catalogue.entry) ->
      let digests = digests_of entry trace in
      Alcotest.(check string) (name ^ " contents " ^ entry.name) contents (hex digests.contents);
      if is_placed entry then
        Alcotest.(check string)
          (name ^ " placement " ^ entry.name)
          placement (hex digests.placement))
    entries

(* Oracle: the Rust program of this repository, `verify --list` of 2026-11-25, equal for all its
   contenders. *)
let golden_traces_have_the_digests_of_the_rust_program () =
  List.iter
    (fun (name, contents, placement) ->
      check_digests name (Shared_traces.golden name) ~contents ~placement)
    [
      ("arena", "2af16b13", "-");
      ("expr", "e2780c2e", "a7a57d74");
      ("heap-aligned", "80c3981a", "-");
      ("heap", "28937f65", "-");
      ("pool", "d9e6ce73", "0caf41ca");
    ]

(* Oracle: an independent program that shares no code with the project, from the text files that
   the traces were imported from. *)
let recorded_traces_have_the_digests_of_the_independent_program () =
  List.iter
    (fun (name, contents, placement) ->
      check_digests name (Shared_traces.recorded name) ~contents ~placement)
    [
      ("kslab_vma", "d232977f", "dd6499d3");
      ("kslab.pools", "571176b7", "3aa24e67");
      ("nginx_pool.arena", "73982acc", "7bc80753");
      ("pg_memctx.arena", "b600b14e", "af4fcc3f");
      ("sqlite3", "b87ba37d", "-");
      ("lua", "731b5561", "-");
      ("optipng", "975fc465", "-");
    ]

let work (entry : Catalogue.entry) (trace : Trace.t) touch grouping =
  let (module Loop) = entry.loop trace.kind touch in
  let code = Replay_code.of_trace ~general:Loop.general ~touch grouping trace in
  let timed = Session.make (module Loop) (Plan.of_trace trace) in
  Session.once timed code;
  hex (Session.work timed ~placed:(is_placed entry))

(* Oracle: the Rust program, as above. *)
let the_timed_loop_does_the_work_of_the_rust_program () =
  List.iter
    (fun (name, placed, unplaced) ->
      let trace = Shared_traces.golden name in
      List.iter
        (fun (entry : Catalogue.entry) ->
          let expected = if is_placed entry then placed else unplaced in
          List.iter
            (fun grouping ->
              Alcotest.(check string)
                (name ^ " " ^ entry.name)
                expected
                (work entry trace Word grouping))
            [ Replay_code.Quads; Singles ])
        (applicable trace))
    [
      ("arena", "-", "050c5d1f");
      ("expr", "e635ba38", "020c5866");
      ("heap-aligned", "-", "070c6045");
      ("heap", "-", "060c5eb2");
      ("pool", "0baf4037", "060c5eb2");
    ]

let with_no_touch_and_with_full_touch_all_contenders_of_a_policy_agree () =
  List.iter
    (fun name ->
      let trace = Shared_traces.golden name in
      List.iter
        (fun touch ->
          let work_of entry = (is_placed entry, work entry trace touch Quads) in
          let works = List.map work_of (applicable trace) in
          List.iter
            (fun (placed, work) ->
              Alcotest.(check string) name (List.assoc placed works) work)
            works)
        [ Touch.Nothing; Full ])
    [ "heap"; "heap-aligned"; "pool"; "arena"; "expr" ]

(* Oracle: FNV-1a over 9 and then over 2 * 4294967295 mod 2^32, by hand. *)
let values_wrap_at_32_bits () =
  let trace =
    trace_of
      (String.split_on_char '|'
         "#atr 1 expr|n 0 1|n 1 2|+ 2 0 1|n 3 3|* 4 2 3|e 4|z|n 5 4294967295|+ 6 5 5|e 6")
  in
  let expected = hex (Verify.fold (Verify.fold 0x811C_9DC5 9) 0xFFFF_FFFE) in
  List.iter
    (fun (entry : Catalogue.entry) ->
      Alcotest.(check string) entry.name expected (hex (digests_of entry trace).contents))
    (applicable trace)

let a_tree_of_a_million_levels_evaluates_to_either_side () =
  let levels = 1_000_000 in
  let tree line =
    let text = Buffer.create 20_000_000 in
    Buffer.add_string text "#atr 1 expr\nn 0 1\nn 1 1\n";
    for id = 2 to levels + 1 do
      Buffer.add_string text (line id (if id = 2 then 0 else id - 1))
    done;
    Buffer.add_string text (Printf.sprintf "e %d\n" (levels + 1));
    trace_of_text (Buffer.contents text)
  in
  (* Oracle: each level adds 1 to the 1 of the deepest. *)
  let expected = Verify.fold Verify.empty (levels + 1) in
  List.iter
    (fun line ->
      let trace = tree line in
      List.iter
        (fun (entry : Catalogue.entry) ->
          Alcotest.(check int) entry.name expected (digests_of entry trace).contents;
          if not (is_placed entry) then
            Alcotest.(check string) "work" (hex expected) (work entry trace Word Quads))
        (applicable trace))
    [ Printf.sprintf "+ %d %d 1\n"; (fun id deep -> Printf.sprintf "+ %d 1 %d\n" id deep) ]

let refusal name lines =
  match digests (entry name) (trace_of lines) with
  | Ok _ -> "none"
  | Error failure -> describe failure

let what_is_asked_beyond_the_declared_capacity_is_out_of_memory_at_that_operation () =
  let pool = [ "#atr 1 pool"; "p 0 8 1 x"; "a 0 0"; "f 0"; "a 1 0"; "a 2 0" ] in
  let arena = [ "#atr 1 arena"; "c 0 16"; "b 0 9 1"; "b 0 1 8" ] in
  let check name expected lines = Alcotest.(check string) name expected (refusal name lines) in
  List.iter
    (fun name -> check name "out-of-memory at 3" pool)
    [ "ocaml/null"; "ocaml/pool"; "ocaml/pool-array"; "ocaml/pool-slots"; "ocaml/heap" ];
  List.iter
    (fun name -> check name "out-of-memory at 2" arena)
    [ "ocaml/null"; "ocaml/arena"; "ocaml/heap" ]

let what_a_contender_cannot_do_is_not_applicable () =
  let check name expected lines = Alcotest.(check string) name expected (refusal name lines) in
  let marked = [ "#atr 1 arena"; "c 0 64"; "m 0"; "b 0 8 8"; "l 0"; "d 0" ] in
  check "ocaml/arena" "not-applicable" marked;
  check "ocaml/heap" "none" marked;
  let aligned log2 = [ "#atr 1 heap"; Printf.sprintf "a 0 64 %d" (1 lsl log2) ] in
  check "ocaml/heap" "none" (aligned 3);
  check "ocaml/heap" "not-applicable" (aligned 4);
  check "ocaml/pool" "not-applicable" (aligned 0)

(* A contender whose second object lies in the first. *)
module Overlapping = struct
  include Heap

  let alloc_none t register arg stamp =
    if stamp = 0 then Heap.alloc_none t register arg stamp else (Heap.registers t).(0)
end

let objects_that_overlap_are_corruption_at_the_operation_that_reads_them () =
  let module Verifier = Verify.Make (Overlapping) in
  let trace = trace_of [ "#atr 1 heap"; "a 0 16"; "t 0"; "a 1 16"; "t 1"; "f 0" ] in
  match Verifier.run trace (Plan.of_trace trace) ~checkpoint:(fun _ _ -> ()) with
  | Ok _ -> Alcotest.fail "two objects in one place passed"
  | Error failure -> Alcotest.(check string) "failure" "corruption at 4" (describe failure)

let the_loop_of_pools_that_hold_ints_allocates_nothing () =
  let trace = Shared_traces.golden "pool" in
  List.iter
    (fun name ->
      let (module Loop) = (entry name).loop trace.kind Word in
      let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
      let timed = Session.make (module Loop) (Plan.of_trace trace) in
      Session.once timed code;
      (* The readings themselves are boxed, the same each time. *)
      let words replays =
        let before = Gc.minor_words () in
        for _ = 1 to replays do
          Session.once timed code
        done;
        Gc.minor_words () -. before
      in
      Alcotest.(check (float 0.)) name (words 1) (words 100))
    [ "ocaml/null"; "ocaml/pool-array"; "ocaml/pool-slots" ]

let groups_that_are_not_there_are_refused () =
  let trace = Shared_traces.golden "pool" in
  let (module Loop) = (entry "ocaml/pool").loop trace.kind Word in
  let code = Replay_code.of_trace ~general:Loop.general ~touch:Word Quads trace in
  let session = Loop.make (Plan.of_trace trace) in
  List.iter
    (fun (from, until) ->
      match Loop.replay session code.code code.args from until with
      | () -> Alcotest.failf "groups %d to %d were replayed" from until
      | exception Invalid_argument _ -> ())
    [ (-1, 1); (0, code.groups + 1) ]

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "contenders"
    [
      ( "digests",
        [
          case "golden traces have the digests of the Rust program"
            golden_traces_have_the_digests_of_the_rust_program;
          case "recorded traces have the digests of the independent program"
            recorded_traces_have_the_digests_of_the_independent_program;
          case "values wrap at 32 bits" values_wrap_at_32_bits;
          case "a tree of a million levels evaluates to either side"
            a_tree_of_a_million_levels_evaluates_to_either_side;
          case "objects that overlap are corruption at the operation that reads them"
            objects_that_overlap_are_corruption_at_the_operation_that_reads_them;
        ] );
      ( "work",
        [
          case "the timed loop does the work of the Rust program"
            the_timed_loop_does_the_work_of_the_rust_program;
          case "with no touch and with full touch all contenders of a policy agree"
            with_no_touch_and_with_full_touch_all_contenders_of_a_policy_agree;
          case "the loop of pools that hold ints allocates nothing"
            the_loop_of_pools_that_hold_ints_allocates_nothing;
          case "groups that are not there are refused" groups_that_are_not_there_are_refused;
        ] );
      ( "refusals",
        [
          case "what is asked beyond the declared capacity is out of memory at that operation"
            what_is_asked_beyond_the_declared_capacity_is_out_of_memory_at_that_operation;
          case "what a contender cannot do is not applicable"
            what_a_contender_cannot_do_is_not_applicable;
        ] );
    ]
