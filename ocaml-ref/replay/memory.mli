(** What a replay takes of memory. *)

type t = {
  peak_resident_bytes : int option;  (** Of the process; [None] where there is no [/proc]. *)
  grown_bytes : int;
      (** The most by which the major heap was larger, after a piece, than before the contender was
          made; and the minor heap, through which every small object goes. *)
  collections : int;  (** Minor and major ones during the replay. *)
  allocated_bytes : int;  (** By the replay, with block headers; in either heap. *)
  begin_ns : int;  (** Reading of {!Clock.now} before the first piece. *)
  end_ns : int;  (** And after the last one and its pause. *)
}

val pieces : int
(** 200: into so many a replay is cut, for a parent to watch it. *)

val major_heap_bytes : unit -> int
(** [major_heap_bytes ()] returns what the runtime has for its major heap. *)

val during : major_heap_before:int -> (after_piece:(unit -> unit) -> unit) -> t
(** [during ~major_heap_before replay] runs a replay that calls [after_piece] after each of its pieces,
    which sleeps 5 ms, and sleeps 50 ms after it. [major_heap_before] was read before the contender was
    made. *)
