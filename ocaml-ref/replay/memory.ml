type t = { peak_resident_bytes : int option; heap_growth_bytes : int; collections : int }

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

let during replay =
  (* The heap must not shrink while its growth is watched. *)
  Gc.set { (Gc.get ()) with max_overhead = 1_000_000 };
  Gc.compact ();
  let before = Gc.quick_stat () in
  replay ();
  let after = Gc.quick_stat () in
  let collections (stat : Gc.stat) = stat.minor_collections + stat.major_collections in
  {
    peak_resident_bytes = peak_resident_bytes ();
    heap_growth_bytes = (after.heap_words - before.heap_words) * (Sys.word_size / 8);
    collections = collections after - collections before;
  }
