(** The events of the [replay] subcommand, each as the JSON object that stands on its line. *)

val error : ?operation:int -> string -> string -> string
(** [error ?operation code message] *)

val start : Options.replay -> Trace.t -> operations:int -> string
(** [start options trace ~operations] says what runs; [operations] are those of a replay, the closing
    included. *)

val clock : unit -> string
(** [clock ()] calibrates the clock. *)

val digest : placed:bool -> operations:int -> final:bool -> Verify.digests -> string
(** [digest ~placed ~operations ~final digests]; [placed] tells whether handles can be compared. *)

val work : int -> string
(** [work digest] *)

val warming : (int * int) list -> string
(** [warming points] are those of {!Warming.points}. *)

val iteration : string -> int -> ns:int -> operations:int -> replays:int -> string
(** [iteration phase index ~ns ~operations ~replays] *)

val latency : ?causes:Causes.t -> string -> batch:int -> Histogram.t -> string
(** [latency ?causes series ~batch histogram] *)

val memory : Memory.t -> reserved_bytes:int option -> requested_live_bytes:int -> string
(** [memory taken ~reserved_bytes ~requested_live_bytes] *)

val finished : elapsed_ns:int -> string
(** [finished ~elapsed_ns] is the last event, [done]. *)
