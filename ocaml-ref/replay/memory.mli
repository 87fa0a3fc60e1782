(** What a replay took. *)

type t = {
  peak_resident_bytes : int option;  (** Of the process; [None] where there is no [/proc]. *)
  reserved_bytes : int;
      (** What the contender held when it was made, its register table included, and how much the major heap grew during
          the replay. The minor heap, 2 MiB, is every contender's. *)
  collections : int;  (** Minor and major ones during the replay. *)
}

val of_replay : (unit -> 'contender) -> ('contender -> unit) -> t
(** [of_replay make replay] makes a contender on a compacted heap and replays once. *)
