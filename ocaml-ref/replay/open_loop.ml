type t = {
  intended : int array;
  bounds : int array;
  started : int array;
  ended : int array;
  service : Histogram.t;
  response : Histogram.t;
}

let make (code : Replay_code.t) starts =
  let requests = code.operations / Replay_code.batch in
  let bound i = if i < Array.length code.batches then code.batches.(i) else code.groups in
  let readings () = Unscanned.init requests (fun _ -> 0) in
  {
    intended = starts requests;
    bounds = Unscanned.init (requests + 1) bound;
    started = readings ();
    ended = readings ();
    service = Histogram.make ();
    response = Histogram.make ();
  }

let record t ~begun =
  for i = 0 to Array.length t.intended - 1 do
    Histogram.record t.service (t.ended.(i) - t.started.(i));
    Histogram.record t.response (t.ended.(i) - (begun + t.intended.(i)))
  done
