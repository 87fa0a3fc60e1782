open Allocrace_replay

let shared = Shared_traces.path

let contents path =
  let channel = open_in_bin path in
  Fun.protect
    ~finally:(fun () -> close_in channel)
    (fun () -> really_input_string channel (in_channel_length channel))

let lines path = String.split_on_char '\n' (contents path)

let unpacked path = Shared_traces.unpacked path contents
let read ?(max_size = Trace.default_size) bytes = Trace.read ~max_size bytes

let described (refusal : Trace.refusal) =
  refusal.code ^ Option.fold ~none:"" ~some:(Printf.sprintf " at %d") refusal.at

let trace_of bytes =
  match read bytes with Ok trace -> trace | Error refusal -> Alcotest.fail (described refusal)

let text lines = String.concat "" (List.map (fun line -> line ^ "\n") lines)
let verdict result = match result with Ok _ -> "a trace" | Error refusal -> described refusal
let check_verdict name expected bytes = Alcotest.(check string) name expected (verdict (read bytes))

(* Files that all languages share. *)

let a_golden_trace_and_its_text_twin_are_the_same_trace () =
  let golden = Array.to_list (Sys.readdir (shared "golden")) in
  let binary = List.filter (fun name -> Filename.check_suffix name ".atr") golden in
  Alcotest.(check bool) "at least one of each kind" true (List.length binary >= 5);
  List.iter
    (fun name ->
      let path = shared (Filename.concat "golden" name) in
      let binary = trace_of (contents path) and text = trace_of (contents (path ^ ".txt")) in
      Alcotest.(check bool) name true (binary = text))
    binary

let a_hostile_file_is_refused_with_the_expected_code_and_place () =
  let is_row line = line <> "" && line.[0] <> '#' in
  let table = List.filter is_row (lines (shared "hostile/expected.tsv")) in
  Alcotest.(check bool) "one file a code at least" true (List.length table >= 50);
  List.iter
    (fun row ->
      match String.split_on_char '\t' row with
      | [ name; code; at ] ->
          let expected = if at = "-" then code else code ^ " at " ^ at in
          check_verdict name expected (contents (shared (Filename.concat "hostile" name)))
      | _ -> Alcotest.fail ("not a row of three columns: " ^ row))
    table

(* Oracle: the table of traces/README.md, which the Java tool printed: file, kind, operations,
   allocations, peak live. *)
let rows_of_the_table () =
  let unquoted cell = String.concat "" (String.split_on_char '`' (String.trim cell)) in
  let number cell =
    int_of_string_opt (String.concat "" (String.split_on_char ',' (String.trim cell)))
  in
  List.filter_map
    (fun row ->
      match String.split_on_char '|' row with
      | "" :: file :: kind :: operations :: _allocations :: peak_live :: _ ->
          Option.bind (number operations) (fun operations ->
              Option.map
                (fun peak_live -> (unquoted file, String.trim kind, (operations, peak_live)))
                (number peak_live))
      | _ -> None)
    (lines (shared "README.md"))

let packed folder =
  List.filter
    (fun name -> Filename.check_suffix name ".atr.gz")
    (Array.to_list (Sys.readdir (shared folder)))

let a_recorded_trace_is_what_the_table_says () =
  let rows = rows_of_the_table () in
  let files = packed "." @ List.map (Filename.concat "limits") (packed "limits") in
  Alcotest.(check (list string))
    "files in the table" (List.sort compare files)
    (List.sort compare (List.map (fun (file, _, _) -> file) rows));
  List.iter
    (fun (file, kind, numbers) ->
      match read ~max_size:Trace.largest_size (unpacked (shared file)) with
      | Error refusal -> Alcotest.fail (file ^ ": " ^ described refusal)
      | Ok trace ->
          Alcotest.(check string) file kind (Trace.kind_word trace.kind);
          Alcotest.(check (pair int int))
            file numbers
            (Array.length trace.operations, trace.figures.peak_live);
          (* Capacities were computed as the peaks, so nothing exceeds them. *)
          Alcotest.(check (option int)) file None (Capacity.exceeded_at trace))
    rows

(* Oracle: traces/README.md, a block of 128 MiB; the number is that of the Rust program. *)
let a_block_over_the_usual_limit_is_refused () =
  let imagemagick = unpacked (shared "limits/imagemagick.atr.gz") in
  check_verdict "imagemagick" "size-over-limit at 3144" imagemagick

(* Refusals that no shared file shows. *)

let sealed bytes =
  let length = Bytes.length bytes in
  let seal ~pos ~len =
    Bytes.set_int32_le bytes (pos + len)
      (Int32.of_int (Crc.crc32 (Bytes.to_string bytes) ~pos ~len))
  in
  seal ~pos:0 ~len:60;
  seal ~pos:64 ~len:(length - 68);
  Bytes.to_string bytes

let a_figure_is_compared_in_all_its_64_bits () =
  List.iter
    (fun offset ->
      let bytes = Bytes.of_string (contents (shared "golden/heap.atr")) in
      Alcotest.(check string) "as it was" "a trace" (verdict (read (sealed bytes)));
      (* The highest bit of a u64, which an int of 63 bits would lose. *)
      Bytes.set_uint8 bytes (offset + 7) 0x80;
      check_verdict (string_of_int offset) "wrong-figure" (sealed bytes))
    [ 32; 40 ]

(* Oracle: the table of well-formed sequences in RFC 3629, section 4. *)
let metadata_are_strict_utf8_without_control_characters () =
  let check_value value expected =
    check_verdict (String.escaped value) expected (text [ "#atr 1 heap"; "#k=" ^ value ])
  in
  List.iter
    (fun value -> check_value value "a trace")
    [ ""; "\xc2\xa0"; "\xe0\xa0\x80"; "\xed\x9f\xbf"; "\xf0\x90\x80\x80"; "\xf4\x8f\xbf\xbf" ];
  List.iter
    (fun value -> check_value value "bad-metadata-utf8 at 2")
    [
      "\x80";
      "\xc1\xbf";
      "\xe0\x9f\xbf";
      "\xed\xa0\x80";
      "\xf0\x8f\xbf\xbf";
      "\xf4\x90\x80\x80";
      "\xf5\x80\x80\x80";
      "\xc2";
      "\xe2\x82";
      "\xf0\x9f\x98";
    ];
  List.iter
    (fun value -> check_value value "bad-metadata at 2")
    [ "\x00"; "\x1f"; "\x7f"; "\xc2\x80"; "\xc2\x9f" ]

(* Oracles of the next five: the rules of docs/trace-format.md, counted by hand. *)

let metadata_after_a_class_are_misplaced () =
  check_verdict "after a p line" "misplaced-line at 3"
    (text [ "#atr 1 pool"; "p 0 8 1 a"; "#k=v"; "a 0 0" ])

(* Sums of sums of one node: node i has 2^(i+1) - 1 nodes below and in it, more than an int holds. *)
let an_evaluation_too_large_to_count_is_refused () =
  let double i = Printf.sprintf "+ %d %d %d" (i + 1) i i in
  let evaluated last =
    text (("#atr 1 expr" :: "n 0 1" :: List.init last double) @ [ Printf.sprintf "e %d" last ])
  in
  check_verdict "2^27 - 1 nodes" "a trace" (evaluated 26);
  check_verdict "2^28 - 1 nodes" "eval-over-limit at 30" (evaluated 27);
  check_verdict "2^65 - 1 nodes" "eval-over-limit at 67" (evaluated 64)

let a_class_asked_for_more_slots_than_declared_is_found () =
  let pool = [ "#atr 1 pool"; "p 0 8 1 a"; "p 1 8 2 b" ] in
  let exceeded operations = Capacity.exceeded_at (trace_of (text (pool @ operations))) in
  Alcotest.(check (option int)) "freed first" None (exceeded [ "a 0 0"; "f 0"; "a 1 0"; "a 2 1" ]);
  Alcotest.(check (option int)) "class 0" (Some 2) (exceeded [ "a 0 1"; "a 1 0"; "a 2 0"; "f 1" ])

let an_arena_asked_for_more_bytes_than_declared_is_found () =
  let exceeded operations = Capacity.exceeded_at (trace_of (text ("#atr 1 arena" :: operations))) in
  let check name expected operations =
    Alcotest.(check (option int)) name expected (exceeded operations)
  in
  check "exactly full" None [ "c 0 16"; "b 0 1 1"; "b 0 8 8" ];
  check "padding counts" (Some 2) [ "c 0 15"; "b 0 1 1"; "b 0 8 8" ];
  check "reset" None [ "c 0 8"; "b 0 8 1"; "r 0"; "b 0 8 1" ];
  check "release" None [ "c 0 8"; "m 0"; "b 0 8 1"; "l 0"; "b 0 8 1" ];
  check "a register used again" (Some 3) [ "c 0 8"; "d 0"; "c 1 4"; "b 1 8 1" ]

let registers_are_given_last_in_first_out () =
  let operations = [ "a 0 1"; "a 1 1"; "f 0"; "f 1"; "a 2 1"; "a 3 1"; "a 4 1" ] in
  let trace = trace_of (text ("#atr 1 heap" :: operations)) in
  Alcotest.(check (array int))
    "register of each operation" [| 0; 1; 0; 1; 1; 0; 2 |]
    (Array.map (fun word -> word lsr 3) trace.operations);
  Alcotest.(check int) "registers" 3 trace.registers

(* The program around it. *)

let check_prints_one_object_a_file_and_returns_3_for_a_refusal () =
  let golden = shared "golden/arena.atr" and hostile = shared "hostile/no-mark.atr" in
  let run files =
    let printed = ref [] in
    let out line = printed := line :: !printed in
    let code = Check.run ~max_size:Trace.default_size files out in
    (code, List.rev !printed)
  in
  (* Oracle: docs/replay-protocol.md; operations and CRC as the Rust program prints them. *)
  let accepted =
    {|{"event":"checked","file":|} ^ Json.string golden
    ^ {|,"code":null,"at":null,"kind":"arena","operations":15,"crc":"768c1833"}|}
  and refused file code at =
    {|{"event":"checked","file":|} ^ Json.string file ^ {|,"code":"|} ^ code ^ {|","at":|} ^ at
    ^ {|,"kind":null,"operations":null,"crc":null}|}
  in
  let check = Alcotest.(check (pair int (list string))) in
  check "accepted" (0, [ accepted ]) (run [ golden ]);
  check "refused" (3, [ refused hostile "no-mark" "1"; accepted ]) (run [ hostile; golden ]);
  List.iter
    (fun path -> check path (3, [ refused path "unreadable" "null" ]) (run [ path ]))
    [ "no such file"; Shared_traces.folder ]

let quotes_backslashes_controls_and_stray_bytes_are_escaped () =
  Alcotest.(check string) "string" {|"a\"b\\c\u000aé�"|} (Json.string "a\"b\\c\né\xff");
  Alcotest.(check string) "number" "7" (Json.number (Some 7));
  Alcotest.(check string) "no number" "null" (Json.number None)

(* Oracle: CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms, check value of
   "123456789". *)
let the_check_value_of_the_crc_catalogue_comes_out () =
  Alcotest.(check int) "crc" 0xCBF43926 (Crc.crc32 "123456789" ~pos:0 ~len:9)

(* Oracle: the definition, one bit at a time. *)
let crc_by_definition bytes =
  let bit crc = if crc land 1 <> 0 then 0xEDB88320 lxor (crc lsr 1) else crc lsr 1 in
  let byte crc c =
    let crc = ref (crc lxor Char.code c) in
    for _bit = 1 to 8 do
      crc := bit !crc
    done;
    !crc
  in
  Seq.fold_left byte 0xFFFFFFFF (String.to_seq bytes) lxor 0xFFFFFFFF

let the_crc_of_any_stretch_is_that_of_the_definition () =
  QCheck.Test.check_exn ~rand:(Random.State.make [| 3 |])
    (QCheck.Test.make ~count:500 ~name:"crc"
       QCheck.(pair (string_of_size Gen.(0 -- 60)) small_nat)
       (fun (bytes, pos) ->
         let pos = min pos (String.length bytes) in
         let len = String.length bytes - pos in
         Crc.crc32 bytes ~pos ~len = crc_by_definition (String.sub bytes pos len)));
  Alcotest.check_raises "beyond the end" (Invalid_argument "Crc.crc32") (fun () ->
      ignore (Crc.crc32 "abc" ~pos:1 ~len:3))

(* No boxed number, no list: what the minor heap sees does not grow with the operations. *)
let a_trace_is_read_without_an_allocation_per_operation () =
  let bytes = unpacked (shared "troff.atr.gz") in
  let before = Gc.minor_words () in
  let operations = Array.length (trace_of bytes).operations in
  let words = int_of_float (Gc.minor_words () -. before) in
  if words > operations / 20 then
    Alcotest.failf "%d words of the minor heap for %d operations" words operations

let () =
  let case name test = Alcotest.test_case name `Quick test in
  Alcotest.run "trace"
    [
      ( "shared files",
        [
          case "a golden trace and its text twin are the same trace"
            a_golden_trace_and_its_text_twin_are_the_same_trace;
          case "a hostile file is refused with the expected code and place"
            a_hostile_file_is_refused_with_the_expected_code_and_place;
          case "a recorded trace is what the table says" a_recorded_trace_is_what_the_table_says;
          case "a block over the usual limit is refused" a_block_over_the_usual_limit_is_refused;
        ] );
      ( "reading",
        [
          case "a figure is compared in all its 64 bits" a_figure_is_compared_in_all_its_64_bits;
          case "metadata are strict UTF-8 without control characters"
            metadata_are_strict_utf8_without_control_characters;
          case "metadata after a class are misplaced" metadata_after_a_class_are_misplaced;
          case "an evaluation too large to count is refused"
            an_evaluation_too_large_to_count_is_refused;
          case "registers are given last in, first out" registers_are_given_last_in_first_out;
          case "a trace is read without an allocation per operation"
            a_trace_is_read_without_an_allocation_per_operation;
        ] );
      ( "capacity",
        [
          case "a class asked for more slots than declared is found"
            a_class_asked_for_more_slots_than_declared_is_found;
          case "an arena asked for more bytes than declared is found"
            an_arena_asked_for_more_bytes_than_declared_is_found;
        ] );
      ( "check",
        [
          case "check prints one object a file and returns 3 for a refusal"
            check_prints_one_object_a_file_and_returns_3_for_a_refusal;
          case "quotes, backslashes, controls and stray bytes are escaped"
            quotes_backslashes_controls_and_stray_bytes_are_escaped;
        ] );
      ( "crc",
        [
          case "the check value of the CRC catalogue comes out"
            the_check_value_of_the_crc_catalogue_comes_out;
          case "the CRC of any stretch is that of the definition"
            the_crc_of_any_stretch_is_that_of_the_definition;
        ] );
    ]
