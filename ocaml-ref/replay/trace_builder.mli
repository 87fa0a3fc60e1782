(** Collects the operations of a text trace and gives its ids registers, last in, first out. *)

type t

val make : max_size:int -> Trace_model.kind -> t
(** [make ~max_size kind] returns an empty trace. *)

val kind : t -> Trace_model.kind

val is_aligned : t -> bool
(** [is_aligned builder] tells whether its allocations carry alignments; in kind arena they do. *)

val set_aligned : t -> unit
(** [set_aligned builder] makes allocations carry alignments; before the first of them. *)

val operations : t -> int
(** [operations builder] returns how many operations there are so far. *)

val ids : t -> int
(** [ids builder] returns how many ids were defined. *)

val is_live : t -> int -> bool
(** [is_live builder id] tells whether a defined id is live. *)

val register : t -> int -> int
(** [register builder id] returns the register of a live id. *)

val metadata_bytes : t -> int
(** [metadata_bytes builder] returns the bytes of the metadata lines so far, LFs included. *)

val add_metadata : t -> string -> unit
(** [add_metadata builder line] adds a line, given without its LF. *)

val classes : t -> int
(** [classes builder] returns how many classes there are so far. *)

val add_class : t -> slot_size:int -> capacity:int -> unit

val define : t -> int -> int list -> unit
(** [define builder opcode args] defines the next id with an operation. *)

val emit : t -> int -> int -> int list -> unit
(** [emit builder opcode register args] adds an operation on a register. *)

val align : t -> int -> unit
(** [align builder log2] adds the alignment of the operation just added, if the trace has them. *)

val finish_id : t -> int -> int -> unit
(** [finish_id builder opcode id] ends a live id with an operation. *)

val reset_nodes : t -> unit
(** [reset_nodes builder] adds the RESET of kind expr. *)

val check : t -> Trace_model.figures
(** [check builder] validates what was collected so far.
    @raise Trace_model.Refused for the first thing wrong; [at] is an operation. *)

val build : t -> Trace_model.t
(** [build builder] returns the trace, its CRC that of the binary twin. Linear.
    @raise Trace_model.Refused as {!check} does. *)
