open Trace

exception Exceeded of int

let pool trace =
  let live = Array.make (Array.length trace.slot_sizes) 0 in
  let class_of = Array.make trace.registers 0 in
  let next_arg = ref 0 in
  for i = 0 to Array.length trace.operations - 1 do
    let word = trace.operations.(i) in
    let opcode = word land 7 and register = word lsr 3 in
    if opcode = Op.alloc then (
      let class_number = trace.args.(!next_arg) in
      incr next_arg;
      class_of.(register) <- class_number;
      if live.(class_number) = trace.capacities.(class_number) then raise (Exceeded i);
      live.(class_number) <- live.(class_number) + 1)
    else if opcode = Op.free then
      let class_number = class_of.(register) in
      live.(class_number) <- live.(class_number) - 1
  done

let arena trace =
  let table = Trace_arena_table.make trace.registers in
  let capacities = Array.make trace.registers 0 in
  let next_arg = ref 0 and next_alignment = ref 0 in
  let arg () =
    incr next_arg;
    trace.args.(!next_arg - 1)
  in
  let log2 () =
    incr next_alignment;
    match trace.alignments with
    | None -> 0
    | Some alignments -> Bytes.get_uint8 alignments (!next_alignment - 1)
  in
  for i = 0 to Array.length trace.operations - 1 do
    let word = trace.operations.(i) in
    let opcode = word land 7 and arena = word lsr 3 in
    if opcode = Op.bump then (
      let size = arg () in
      let offset = Trace_arena_table.bump table arena ~size ~log2:(log2 ()) in
      if offset + size > capacities.(arena) then raise (Exceeded i))
    else if opcode = Op.create then (
      Trace_arena_table.create table arena;
      capacities.(arena) <- arg ())
    else if opcode = Op.reset then Trace_arena_table.create table arena
    else if opcode = Op.destroy then Trace_arena_table.destroy table arena
    else if opcode = Op.mark then
      if arg () = 0 then Trace_arena_table.mark table arena
      else
        let (_marked : bool) = Trace_arena_table.release table arena in
        ()
  done

let exceeded_at trace =
  let walk = match trace.kind with Heap | Expr -> ignore | Pool -> pool | Arena -> arena in
  match walk trace with () -> None | exception Exceeded at -> Some at
