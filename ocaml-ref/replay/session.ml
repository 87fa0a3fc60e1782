type t =
  | Session : (module Replay_loop_intf.RUN with type session = 'session) * 'session -> t

let make (module Loop : Replay_loop_intf.S) (plan : Plan.t) =
  let module Traced = struct
    include Loop

    (* The registers of litter are none of the trace's work. *)
    let work session ~placed =
      let registers = Array.sub session.registers 0 plan.traced in
      Loop.work { session with registers } ~placed
  end in
  Session ((module Traced), Loop.make plan)

(* The module is unpacked within each function: in its parameters it would make a closure of every call. *)
let once t (replay_code : Replay_code.t) =
  let (Session ((module Loop), session)) = t in
  let { Replay_code.code; args; groups; _ } = replay_code in
  Loop.rewind session;
  Loop.replay session code args 0 groups

let in_pieces t (replay_code : Replay_code.t) pieces ~after_piece =
  let (Session ((module Loop), session)) = t in
  let { Replay_code.code; args; groups; _ } = replay_code in
  Loop.rewind session;
  for piece = 0 to pieces - 1 do
    Loop.replay session code args (piece * groups / pieces) ((piece + 1) * groups / pieces);
    after_piece ()
  done

let work t ~placed =
  let (Session ((module Loop), session)) = t in
  Loop.work session ~placed

let sum (Session ((module Loop), session)) = Loop.sum session
let calls (Session ((module Loop), session)) = Loop.calls session
