type ageing = { occupancy : int; multiplier : int }

type t = {
  like : int array;  (* which ALLOC of the trace each object is like *)
  freed : int array;  (* the objects that are freed, in this order *)
}

let shuffled random n =
  let order = Array.init n Fun.id in
  for i = n - 1 downto 1 do
    let other = Split_mix64.below random (i + 1) in
    let object_number = order.(i) in
    order.(i) <- order.(other);
    order.(other) <- object_number
  done;
  order

let draw (trace : Trace.t) { occupancy; multiplier } ~seed =
  match trace.kind with
  | Arena | Expr -> None
  | Heap | Pool ->
      let random = Split_mix64.make seed in
      let n = multiplier * trace.figures.peak_live in
      (* In these kinds an ALLOC has one argument, and nothing else has any. *)
      let allocs = Array.length trace.args in
      let like = Array.init n (fun _ -> Split_mix64.below random allocs) in
      let order = shuffled random n in
      Some { like; freed = Array.sub order 0 (n - (n * occupancy / 100)) }

let slots litter (trace : Trace.t) =
  let slots = Array.copy trace.capacities in
  if trace.kind = Pool then
    Array.iter
      (fun alloc ->
        let class_number = trace.args.(alloc) in
        slots.(class_number) <- slots.(class_number) + 1)
      litter.like;
  Array.fold_left max 0 slots

let plan litter trace =
  Plan.with_litter (Plan.of_trace trace) ~objects:(Array.length litter.like)
    ~slots:(slots litter trace)

let code litter ~general (trace : Trace.t) =
  let args = Replay_code.alloc_args ~general trace in
  let arg number = args.(litter.like.(number)) and register number = trace.registers + number in
  Replay_code.of_objects (fun ~alloc ~free ->
      for number = 0 to Array.length litter.like - 1 do
        alloc (register number) (arg number)
      done;
      Array.iter (fun number -> free (register number) (arg number)) litter.freed)
