type t = {
  peak_resident_bytes : int option;
  grown_bytes : int;
  collections : int;
  allocated_bytes : int;
  begin_ns : int;
  end_ns : int;
}

let pieces = 200
let pause_ms = 5
let drain_ms = 50
let word_bytes = Sys.word_size / 8

(* The line is "VmHWM:     1234 kB". *)
let peak_resident_bytes () =
  match open_in "/proc/self/status" with
  | exception Sys_error _ -> None
  | status ->
      let rec find () =
        match input_line status with
        | exception End_of_file -> None
        | line -> (
            match Scanf.sscanf line "VmHWM: %d kB" (fun kib -> kib * 1024) with
            | bytes -> Some bytes
            | exception (Scanf.Scan_failure _ | End_of_file | Failure _) -> find ())
      in
      Fun.protect find ~finally:(fun () -> close_in status)

let collections () =
  let stat = Gc.quick_stat () in
  stat.minor_collections + stat.major_collections

let major_heap_bytes () = (Gc.quick_stat ()).heap_words * word_bytes
let minor_heap_bytes () = (Gc.get ()).minor_heap_size * word_bytes
let allocated_bytes () = Float.to_int (Gc.allocated_bytes ())

(* What asking allocates itself, the same each time. *)
let cost_of_asking () =
  let before = allocated_bytes () in
  allocated_bytes () - before

let during ~major_heap_before replay =
  let cost = cost_of_asking () in
  let grown = ref 0 and allocated = ref 0 and asked = ref 0 in
  (* What is looked at here is paid for between two pieces, so it is none of the replay's. *)
  let after_piece () =
    allocated := !allocated + allocated_bytes () - !asked - cost;
    grown := max !grown (major_heap_bytes () - major_heap_before);
    Clock.sleep_ms pause_ms;
    asked := allocated_bytes ()
  in
  let collections_before = collections () in
  let begin_ns = Clock.now () in
  asked := allocated_bytes ();
  replay ~after_piece;
  let end_ns = Clock.now () in
  let collections = collections () - collections_before in
  Clock.sleep_ms drain_ms;
  {
    peak_resident_bytes = peak_resident_bytes ();
    grown_bytes = !grown + minor_heap_bytes ();
    collections;
    allocated_bytes = !allocated;
    begin_ns;
    end_ns;
  }
