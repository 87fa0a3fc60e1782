(** The event [error] of the protocol. *)

(** [line ?operation code message] returns its JSON. *)
let line ?operation code message =
  Json_object.line
    [
      ("event", Json.string "error");
      ("code", Json.string code);
      ("message", Json.string message);
      ("operation", Json.number operation);
    ]

(** What is said of a trace that is refused. *)
let refused = "the trace is refused; docs/trace-format.md explains the code"

(** [message name code] says what the code of a failure means for the contender [name]. *)
let message name = function
  | "not-applicable" -> name ^ " does not run this trace, or not aged"
  | "out-of-memory" -> "more memory was asked for than there is"
  | "corruption" -> "an object did not hold what was written into it"
  | _ -> "the replay program failed"
