(** CLOCK_MONOTONIC, and the number of this process. *)

external now : unit -> (int[@untagged]) = "allocrace_clock_now_byte" "allocrace_clock_now"
  [@@noalloc]
(** [now ()] returns nanoseconds since some time in the past. It allocates nothing. *)

external sleep_ms : int -> unit = "allocrace_clock_sleep_ms" [@@noalloc]
(** [sleep_ms ms] sleeps at least so long, whatever signals come. The program has one thread, so it
    keeps the runtime's lock. *)

external pid : unit -> int = "allocrace_pid" [@@noalloc]

(** What it costs to read it. *)
type calibration = {
  resolution_ns : int;  (** The greatest step that all differences are multiples of. *)
  cost_ns : float;  (** Mean of one reading. *)
  pairs : int;  (** Pairs of readings that this is from. *)
}

val name : string

val calibrate : unit -> calibration
(** [calibrate ()] reads the clock 100,000 times; some milliseconds. *)
