external now : unit -> (int[@untagged]) = "allocrace_clock_now_byte" "allocrace_clock_now"
  [@@noalloc]
external sleep_ms : int -> unit = "allocrace_clock_sleep_ms" [@@noalloc]
external pid : unit -> int = "allocrace_pid" [@@noalloc]

type calibration = { resolution_ns : int; cost_ns : float; pairs : int }

let name = "CLOCK_MONOTONIC"
let pairs = 100_000
let rec gcd a b = if b = 0 then a else gcd b (a mod b)

let calibrate () =
  let readings = Array.make (pairs + 1) 0 in
  for i = 0 to pairs do
    readings.(i) <- now ()
  done;
  let step = ref 0 in
  for i = 1 to pairs do
    step := gcd (readings.(i) - readings.(i - 1)) !step
  done;
  let elapsed = readings.(pairs) - readings.(0) in
  { resolution_ns = max 1 !step; cost_ns = float_of_int elapsed /. float_of_int pairs; pairs }
