(** The options of the [replay] and [verify] subcommands and their defaults. *)

type mode = Verify | Throughput | Latency | Open_loop | Memory | Instructions

val mode_word : mode -> string

type replay = {
  contender : Catalogue.entry;
  trace : string;
  mode : mode;
  warmup : int;  (** Iterations. *)
  iterations : int;
  min_iteration_ms : int;
  touch : Touch.t;
  seed : int;
  slowdown : int;  (** Planted, in per cent of a replay; 0 is none. *)
  ageing : Litter.ageing option;
  arrivals : Arrivals.t;  (** Of mode open-loop, as is the period. *)
  period_ns : int;
  replays : int;  (** Of mode instructions. *)
  max_size : int;  (** Bytes. *)
}

type verify = { list : string; contenders : Catalogue.entry list; max_size : int }
type check = { files : string list; max_size : int }

val replay : string list -> (replay, string) result
(** [replay args] returns the options or what is wrong with them, as do the others. *)

val verify : string list -> (verify, string) result
val check : string list -> (check, string) result

val nothing : string list -> (unit, string) result
(** Of a command that takes none. *)
