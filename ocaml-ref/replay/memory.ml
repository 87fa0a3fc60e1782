type t = { peak_resident_bytes : int option; collections : int }

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

let during replay =
  let before = collections () in
  replay ();
  let collections = collections () - before in
  { peak_resident_bytes = peak_resident_bytes (); collections }
