(* The guest session as another runtime meets it, and the arithmetic that must not depend on the width of
   an int. *)

open Allocrace_guest

let contents path =
  let channel = open_in_bin path in
  Fun.protect
    ~finally:(fun () -> close_in channel)
    (fun () -> really_input_string channel (in_channel_length channel))

let golden name = contents (Shared_traces.path ("golden/" ^ name ^ ".atr"))
let recorded name = Shared_traces.unpacked (Shared_traces.path (name ^ ".atr.gz")) contents
let make () = Guest.make ~is_exhaustion:(fun _ -> false)
let hex = Printf.sprintf "%08x"
let status = Alcotest.(check int) "status"
let answers guest expected = Alcotest.(check string) "answer" expected (Guest.answer guest)

let error ?(operation = "null") code message =
  Printf.sprintf
    {|{"event":"error","code":"%s","message":"%s","operation":%s}|}
    code message operation

let too_early = error "usage" "no session is open: open comes first"
let request_for name = "contender=" ^ name ^ "\n"

let opened ?(touch = Touch.Word) name trace =
  let guest = make () in
  let request = request_for name ^ "touch=" ^ Touch.word touch ^ "\n" in
  match Guest.open_session guest ~request ~trace with
  | 0 -> Some guest
  | _ -> None

let opened_pool () = Option.get (opened "ocaml/pool" (golden "pool"))

(* Digests *)

(* Oracle: Noll's test vectors of 32-bit FNV-1a, test_fnv.c of the FNV reference code. *)
let digests_are_fnv_1a_over_words () =
  let digest = String.fold_left (fun h c -> Verify.fold h (Char.code c)) Verify.empty in
  List.iter
    (fun (text, expected) -> Alcotest.(check string) text expected (hex (digest text)))
    [ ("", "811c9dc5"); ("a", "e40c292c"); ("b", "e70c2de5"); ("foobar", "bf9cf968") ]

let words =
  QCheck.(map (fun (high, low) -> (high lsl 16) lor low) (pair (0 -- 0xFFFF) (0 -- 0xFFFF)))

(* Oracle: arithmetic of Int32, which is what ints are in JavaScript. *)
let folding_needs_no_more_than_32_bits () =
  QCheck.Test.check_exn ~rand:(Random.State.make [| 4 |])
    (QCheck.Test.make ~count:10_000 ~name:"fold" (QCheck.pair words words) (fun (digest, value) ->
         let small =
           Int32.mul (Int32.logxor (Int32.of_int digest) (Int32.of_int value)) 0x0100_0193l
         in
         Int32.equal small (Int32.of_int (Verify.fold digest value))))

(* Oracle: the meaning of a word whose int is negative, by hand: 2^31 and 2^32 - 1 of 32-bit ints. *)
let a_word_that_is_negative_is_above_every_limit () =
  let check word limit expected =
    let name = Printf.sprintf "%d above %d" word limit in
    Alcotest.(check bool) name expected (Word.is_above word limit)
  in
  check (Int32.to_int Int32.min_int) 0x3FFF_FFFF true;
  check (-1) 0 true;
  check 4097 4096 true;
  check 4096 4096 false;
  check 0 0 false

let a_count_stays_at_the_largest_int () =
  Alcotest.(check int) "sum" 7 (Word.plus 3 4);
  Alcotest.(check int) "saturated" max_int (Word.plus (max_int - 1) 2);
  Alcotest.(check int) "and stays" max_int (Word.plus max_int 1);
  Alcotest.(check int) "exactly" max_int (Word.plus (max_int - 2) 2)

(* Requests *)

let refused text expected () =
  match Request.parse text with
  | Ok _ -> Alcotest.fail "it was taken"
  | Error problem -> Alcotest.(check string) "problem" expected problem

let a_request_may_say_everything_in_any_order () =
  match Request.parse "max-size=4096\ntouch=full\ncontender=ocaml/heap\n" with
  | Error problem -> Alcotest.fail problem
  | Ok { contender; touch; max_size } ->
      Alcotest.(check string) "contender" "ocaml/heap" contender.name;
      Alcotest.(check string) "touch" "full" (Touch.word touch);
      Alcotest.(check int) "max-size" 4096 max_size

let what_a_request_does_not_say_is_as_for_the_program () =
  match Request.parse (request_for "ocaml/null") with
  | Error problem -> Alcotest.fail problem
  | Ok { touch; max_size; _ } ->
      Alcotest.(check string) "touch" "word" (Touch.word touch);
      Alcotest.(check int) "max-size" Trace.default_size max_size

let a_wrong_request_says_what_is_wrong =
  let bad_size size = "max-size takes a whole number from 1 to 134217728, not " ^ size in
  [
    ("", "the request names no contender");
    ("touch=word\n", "the request names no contender");
    ("contender=ocaml/pool", "the request ends within a line: contender=ocaml/pool");
    ("contender=rust/pool\n", "unknown contender rust/pool");
    ( "contender=ocaml/pool\nseed=1\n",
      "the request has the unknown key seed; there are contender touch max-size" );
    ("contender\n", "the request has a line without =: contender");
    ("contender=ocaml/pool\ncontender=ocaml/heap\n", "the request has the key contender twice");
    ("contender=ocaml/pool\ntouch=all\n", "unknown touch mode all; there are none word full");
    ("contender=ocaml/pool\nmax-size=0\n", bad_size "0");
    ("contender=ocaml/pool\nmax-size=134217729\n", bad_size "134217729");
    ("contender=ocaml/pool\nmax-size=0x10\n", bad_size "0x10");
    ("contender=ocaml/pool\nmax-size=\n", bad_size "");
  ]

(* Sessions *)

let a_call_before_open_or_after_close_answers_usage () =
  let check guest =
    status 1 (Guest.replay guest 0 1);
    answers guest too_early;
    Guest.rewind guest;
    Alcotest.(check int) "work" 0 (Guest.work guest);
    Alcotest.(check int) "sum" 0 (Guest.sum guest);
    Alcotest.(check int) "reserved" (-1) (Guest.reserved_bytes guest);
    Alcotest.(check bool) "offers" false (List.exists (Guest.offers guest) [ 0; 1; 2; 3; 4; 5; 6 ]);
    Alcotest.(check int) "alloc" (-1) ((Guest.calls guest).alloc 0 0 0)
  in
  check (make ());
  let guest = opened_pool () in
  Guest.close guest;
  Guest.close guest;
  check guest

(* Oracle: the Rust program of this repository, `verify --list` of 2026-11-25. *)
let verify_answers_with_the_digests_of_the_rust_program () =
  let guest = make () in
  status 0 (Guest.verify guest ~request:(request_for "ocaml/pool") ~trace:(golden "pool"));
  answers guest
    ({|{"event":"verified","contender":"ocaml/pool","contents":"d9e6ce73","placement":"0caf41ca",|}
    ^ {|"code":null,"operation":null,"work":"0baf4037"}|});
  status 0 (Guest.verify guest ~request:(request_for "ocaml/pool") ~trace:(golden "heap"));
  answers guest
    ({|{"event":"verified","contender":"ocaml/pool","contents":null,"placement":null,|}
    ^ {|"code":"not-applicable","operation":null,"work":null}|})

let a_session_replays_as_often_as_wanted_and_survives_a_verify () =
  let guest = opened_pool () in
  let { Replay_code.operations; groups; _ } =
    Replay_code.of_trace ~general:false ~touch:Word Quads (Shared_traces.golden "pool")
  in
  answers guest
    (Printf.sprintf {|{"event":"opened","operations":%d,"groups":%d}|} operations groups);
  let replay () =
    Guest.rewind guest;
    status 0 (Guest.replay guest 0 groups)
  in
  replay ();
  (* Oracle: the Rust program, as above. *)
  Alcotest.(check string) "work" "0baf4037" (hex (Guest.work guest));
  let sum = Guest.sum guest in
  status 0 (Guest.verify guest ~request:(request_for "ocaml/heap") ~trace:(golden "heap"));
  replay ();
  Alcotest.(check int) "a second replay reads the same" (2 * sum) (Guest.sum guest)

let a_failed_open_answers_why_and_leaves_nothing_open () =
  let check ~request ~trace expected =
    let guest = opened_pool () in
    status 1 (Guest.open_session guest ~request ~trace);
    answers guest expected;
    status 1 (Guest.replay guest 0 1);
    answers guest too_early
  in
  let refused = "the trace is refused; docs/trace-format.md explains the code" in
  let pool = request_for "ocaml/pool" in
  check ~request:"" ~trace:(golden "pool") (error "usage" "the request names no contender");
  check ~request:pool ~trace:"" (error "bad-magic" refused);
  check ~request:pool ~trace:(contents (Shared_traces.path "hostile/bad-body-crc.atr"))
    (error "bad-body-crc" refused);
  check ~request:pool ~trace:(golden "arena")
    (error "not-applicable" "ocaml/pool does not run this trace, or not aged");
  check ~request:(request_for "ocaml/null")
    ~trace:"#atr 1 pool\np 0 8 1 x\na 0 0\na 1 0\n"
    (error "out-of-memory" "more memory was asked for than there is" ~operation:"1")

let groups_that_are_not_there_are_a_failure_and_not_the_end () =
  let guest = opened_pool () in
  status 1 (Guest.replay guest 0 1_000_000);
  answers guest (error "internal" {|Invalid_argument(\"replay: there are no such groups\")|});
  Guest.rewind guest;
  status 0 (Guest.replay guest 0 1)

exception Array_too_long

let an_exception_is_out_of_memory_where_the_runtime_says_so () =
  let guest = Guest.make ~is_exhaustion:(fun error -> error = Array_too_long) in
  let exhausted = error "out-of-memory" "more memory was asked for than there is" in
  List.iter
    (fun error ->
      status 1 (Guest.fail guest error);
      answers guest exhausted)
    [ Out_of_memory; Array_too_long; Allocrace_allocators.Pool.Pool_exhausted ];
  status 1 (Guest.fail guest Not_found);
  answers guest (error "internal" "Not_found")

(* One operation a call *)

let numbers guest = List.filter (Guest.offers guest) (List.init 8 Fun.id)

let a_session_offers_the_operations_of_its_kind () =
  let check name bytes expected =
    let guest = Option.get (opened name bytes) in
    Alcotest.(check (list int)) name expected (numbers guest)
  in
  check "ocaml/pool" (golden "pool") [ 0; 1; 2 ];
  check "ocaml/heap" (golden "heap") [ 0; 1; 2 ];
  check "ocaml/null" (golden "arena") [ 0; 1; 3; 4; 5; 6 ];
  (* It cannot mark. *)
  check "ocaml/arena" (recorded "nginx_pool.arena") [ 0; 1; 3; 4 ];
  check "ocaml/null" (golden "expr") []

(* Runs the replay code in singles through the calls, and keeps and folds what they return as the caller in
   another language does. *)
let work_of_calls (calls : Calls.t) (code : Replay_code.t) ~registers ~placed =
  let places = Array.make registers 0 and stamp = ref 0 and sum = ref 0 in
  for group = 0 to code.groups - 1 do
    let register = code.code.((5 * group) + 1) and arg = code.args.(4 * group) in
    match code.code.(5 * group) - 16 with
    | 0 ->
        places.(register) <- calls.alloc register arg !stamp;
        incr stamp
    | 1 -> calls.free register arg
    | 2 -> sum := !sum + calls.touch register arg
    | 3 -> calls.create register arg
    | 4 -> calls.destroy register
    | 5 -> calls.mark register
    | 6 -> calls.release register
    | 7 -> ()
    | opcode -> Alcotest.failf "opcode %d is of no kind with calls" opcode
  done;
  let places = if placed then places else [||] in
  Verify.fold (Array.fold_left Verify.fold Verify.empty places) !sum

let check_calls name bytes (entry : Catalogue.entry) touch =
  match opened ~touch entry.name bytes with
  | None -> 0
  | Some guest ->
      let trace = Result.get_ok (Trace.read ~max_size:Trace.default_size bytes) in
      let (module Loop) = entry.loop trace.kind touch in
      let code = Replay_code.of_trace ~general:Loop.general ~touch Singles trace in
      let placed = entry.placement <> No_placement in
      let by_calls = work_of_calls (Guest.calls guest) code ~registers:trace.registers ~placed in
      let label what = Printf.sprintf "%s %s %s: %s" name entry.name (Touch.word touch) what in
      let by_calls = hex by_calls in
      Alcotest.(check string) (label "the guest's work") by_calls (hex (Guest.work guest));
      let session = Session.make (module Loop) (Plan.of_trace trace) in
      Session.once session code;
      Alcotest.(check string) (label "the loop's") (hex (Session.work session ~placed)) by_calls;
      1

(* Oracle: the timed loop. *)
let single_calls_do_the_work_of_the_loop () =
  let traces =
    List.map (fun name -> (name, golden name)) [ "arena"; "heap-aligned"; "heap"; "pool" ]
    @ List.map (fun name -> (name, recorded name)) [ "lua.pool56"; "nginx_pool.arena"; "optipng" ]
  in
  let run = ref 0 in
  List.iter
    (fun (name, bytes) ->
      List.iter
        (fun entry ->
          List.iter
            (fun touch -> run := !run + check_calls name bytes entry touch)
            [ Touch.Nothing; Word; Full ])
        Catalogue.entries)
    traces;
  (* null runs all, heap those without large alignments (arena and heap-aligned have some), the three pools
     and heap both pools, the arena one of two: 1 + 1 + 2 + 5, and 5 + 3 + 2. *)
  Alcotest.(check int) "sessions" (3 * 19) !run

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "guest"
    [
      ( "digests",
        [
          case "digests are FNV-1a over words" digests_are_fnv_1a_over_words;
          case "folding needs no more than 32 bits" folding_needs_no_more_than_32_bits;
          case "a word that is negative is above every limit"
            a_word_that_is_negative_is_above_every_limit;
          case "a count stays at the largest int" a_count_stays_at_the_largest_int;
        ] );
      ( "requests",
        case "a request may say everything in any order" a_request_may_say_everything_in_any_order
        :: case "what a request does not say is as for the program"
             what_a_request_does_not_say_is_as_for_the_program
        :: List.map
             (fun (text, expected) -> case expected (refused text expected))
             a_wrong_request_says_what_is_wrong );
      ( "sessions",
        [
          case "a call before open or after close answers usage"
            a_call_before_open_or_after_close_answers_usage;
          case "verify answers with the digests of the Rust program"
            verify_answers_with_the_digests_of_the_rust_program;
          case "a session replays as often as wanted and survives a verify"
            a_session_replays_as_often_as_wanted_and_survives_a_verify;
          case "a failed open answers why and leaves nothing open"
            a_failed_open_answers_why_and_leaves_nothing_open;
          case "groups that are not there are a failure and not the end"
            groups_that_are_not_there_are_a_failure_and_not_the_end;
          case "an exception is out of memory where the runtime says so"
            an_exception_is_out_of_memory_where_the_runtime_says_so;
        ] );
      ( "calls",
        [
          case "a session offers the operations of its kind"
            a_session_offers_the_operations_of_its_kind;
          case "single calls do the work of the loop" single_calls_do_the_work_of_the_loop;
        ] );
    ]
