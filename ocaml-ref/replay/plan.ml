type t = {
  kind : Trace.kind;
  capacity : int;
  slot_sizes : int array;
  registers : int;
  traced : int;
  allocations : int;
  arena_bytes : int;
}

let rec power_of_two_holding wanted from =
  if from >= wanted then from else power_of_two_holding wanted (2 * from)

let arena_bytes (trace : Trace.t) =
  let capacities = Array.make trace.registers 0 in
  let next_arg = ref 0 and live = ref 0 and peak = ref 0 in
  let step word =
    let opcode = word land 7 and arena = word lsr 3 in
    if opcode = Op.create then (
      capacities.(arena) <- trace.args.(!next_arg);
      live := !live + capacities.(arena);
      peak := max !peak !live)
    else if opcode = Op.destroy then live := !live - capacities.(arena);
    next_arg := !next_arg + Trace.arity trace.kind opcode
  in
  if trace.kind = Arena then Array.iter step trace.operations;
  !peak

let of_trace (trace : Trace.t) =
  let largest = Array.fold_left max 0 trace.capacities in
  let count sum word = if word land 7 = Op.alloc then sum + 1 else sum in
  {
    kind = trace.kind;
    capacity = power_of_two_holding largest 16;
    slot_sizes = trace.slot_sizes;
    registers = trace.registers;
    traced = trace.registers;
    allocations = Array.fold_left count 0 trace.operations;
    arena_bytes = arena_bytes trace;
  }

let with_litter plan ~objects ~slots =
  {
    plan with
    registers = plan.registers + objects;
    capacity = power_of_two_holding slots plan.capacity;
  }

let pool_bytes plan bytes_per_slot =
  Array.fold_left (fun sum size -> sum + (plan.capacity * bytes_per_slot size)) 0 plan.slot_sizes
