type t = {
  kind : Trace.kind;
  capacity : int;
  slot_sizes : int array;
  registers : int;
  allocations : int;
}

let rec power_of_two_holding wanted from =
  if from >= wanted then from else power_of_two_holding wanted (2 * from)

let of_trace (trace : Trace.t) =
  let largest = Array.fold_left max 0 trace.capacities in
  let count sum word = if word land 7 = Op.alloc then sum + 1 else sum in
  {
    kind = trace.kind;
    capacity = power_of_two_holding largest 16;
    slot_sizes = trace.slot_sizes;
    registers = trace.registers;
    allocations = Array.fold_left count 0 trace.operations;
  }
