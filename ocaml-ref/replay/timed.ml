let slow = 1_000

let iteration timed (replay_code : Replay_code.t) ~replays =
  let (Session.Session ((module Loop), session)) = timed in
  let { Replay_code.code; args; groups; _ } = replay_code in
  let start = Clock.now () in
  for _ = 1 to replays do
    Loop.rewind session;
    Loop.replay session code args 0 groups
  done;
  Clock.now () - start

let slowed timed (replay_code : Replay_code.t) ~replays ~turns =
  let (Session.Session ((module Loop), session)) = timed in
  let { Replay_code.code; args; groups; _ } = replay_code in
  let word = ref Spin.seed in
  let start = Clock.now () in
  for _ = 1 to replays do
    Loop.rewind session;
    Loop.replay session code args 0 groups;
    word := Spin.turn !word turns
  done;
  let ns = Clock.now () - start in
  ignore (Sys.opaque_identity !word);
  ns

let batches timed (replay_code : Replay_code.t) ~min_ns histogram =
  let (Session.Session ((module Loop), session)) = timed in
  let { Replay_code.code; args; groups; operations; batches } = replay_code in
  let whole = operations / Replay_code.batch in
  (* One more than there are whole batches: where the last, shorter one begins, or the end. *)
  let bound i = if i < Array.length batches then batches.(i) else groups in
  let bounds = Array.init (whole + 1) bound in
  let readings = Array.make (whole + 1) 0 in
  let elapsed = ref 0 and replays = ref 0 in
  while !replays = 0 || !elapsed < min_ns do
    incr replays;
    Loop.rewind session;
    readings.(0) <- Clock.now ();
    for i = 1 to whole do
      Loop.replay session code args bounds.(i - 1) bounds.(i);
      readings.(i) <- Clock.now ()
    done;
    Loop.replay session code args bounds.(whole) groups;
    elapsed := !elapsed + Clock.now () - readings.(0);
    for i = 1 to whole do
      Histogram.record histogram (readings.(i) - readings.(i - 1))
    done
  done;
  (!elapsed, !replays)

let singles timed (replay_code : Replay_code.t) ~min_ns histogram causes =
  let (Session.Session ((module Loop), session)) = timed in
  let { Replay_code.code; args; groups; operations; _ } = replay_code in
  let elapsed = ref 0 and replays = ref 0 and longest = ref 0 and recorded = ref 0 in
  while !replays = 0 || !elapsed < min_ns do
    incr replays;
    Loop.rewind session;
    Causes.begin_replay causes;
    let start = Clock.now () in
    let last = ref start in
    for group = 0 to groups - 1 do
      Loop.replay session code args group (group + 1);
      let now = Clock.now () in
      let ns = now - !last in
      last := now;
      if ns > !longest then longest := ns;
      if ns >= slow then (
        incr recorded;
        Causes.look causes ns;
        Histogram.record histogram ns;
        (* The next operation does not pay for that. *)
        last := Clock.now ())
    done;
    elapsed := !elapsed + !last - start
  done;
  Histogram.note histogram ~samples:((!replays * operations) - !recorded) ~max:!longest;
  (!elapsed, !replays)

let requests timed (replay_code : Replay_code.t) ~min_ns (open_loop : Open_loop.t) =
  let (Session.Session ((module Loop), session)) = timed in
  let { Replay_code.code; args; groups; _ } = replay_code in
  let { Open_loop.intended; bounds; started; ended; _ } = open_loop in
  let whole = Array.length intended in
  let elapsed = ref 0 and replays = ref 0 in
  while !replays = 0 || !elapsed < min_ns do
    incr replays;
    Loop.rewind session;
    let begun = Clock.now () in
    let last = ref begun in
    for i = 0 to whole - 1 do
      (* One that is late starts where the last one ended. *)
      let start = begun + intended.(i) in
      while !last < start do
        last := Clock.now ()
      done;
      started.(i) <- !last;
      Loop.replay session code args bounds.(i) bounds.(i + 1);
      last := Clock.now ();
      ended.(i) <- !last
    done;
    Loop.replay session code args bounds.(whole) groups;
    elapsed := !elapsed + Clock.now () - begun;
    Open_loop.record open_loop ~begun
  done;
  (!elapsed, !replays)
