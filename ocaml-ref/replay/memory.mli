(** What a replay took. *)

type t = {
  peak_resident_bytes : int option;  (** Of the process; [None] where there is no [/proc]. *)
  collections : int;  (** Minor and major ones during the replay. *)
}

val during : (unit -> unit) -> t
(** [during replay] runs [replay] and returns what it took. *)
