open Trace_model

type shape = {
  kind : kind;
  registers : int;
  operations : int array;
  args : int array;
  alignments : Bytes.t option;
  slot_sizes : int array;
  max_size : int;
}

type walk = {
  shape : shape;
  mutable next_arg : int;
  mutable next_alignment : int;
  mutable bytes : int;
  mutable live : int;
  mutable bytes_requested : int;
  mutable peak_bytes : int;
  mutable peak_live : int;
}

let phase_or_bad opcode i = if opcode <> Op.phase then refuse_at "bad-opcode" i

let born walk =
  walk.live <- walk.live + 1;
  if walk.live > walk.peak_live then walk.peak_live <- walk.live

(* Where ints are too small for it, the peak stays at [max_int] once it is there, so that it does not
   matter what is subtracted from it later. *)
let holds walk bytes =
  walk.bytes <- bytes;
  if bytes > walk.peak_bytes then walk.peak_bytes <- bytes

let arg walk =
  let at = walk.next_arg in
  walk.next_arg <- at + 1;
  walk.shape.args.(at)

let need_args walk count i =
  if Array.length walk.shape.args - walk.next_arg < count then refuse_at "args-missing" i

let size walk i =
  let size = arg walk in
  if size = 0 then refuse_at "zero-size" i;
  if Word.is_above size walk.shape.max_size then refuse_at "size-over-limit" i;
  size

let alignment walk i =
  match walk.shape.alignments with
  | None -> 0
  | Some alignments ->
      let log2 = Bytes.get_uint8 alignments walk.next_alignment in
      walk.next_alignment <- walk.next_alignment + 1;
      if log2 > Trace_limit.log2_alignment then refuse_at "bad-alignment" i;
      log2

let slot_size walk i =
  let class_number = arg walk in
  let last = Array.length walk.shape.slot_sizes - 1 in
  if Word.is_above class_number last then refuse_at "class-out-of-range" i;
  walk.shape.slot_sizes.(class_number)

let object_size walk i =
  if walk.shape.kind = Heap then (
    let size = size walk i in
    let (_log2 : int) = alignment walk i in
    size)
  else slot_size walk i

let objects walk =
  let operations = walk.shape.operations in
  let held = Array.make walk.shape.registers 0 in
  for i = 0 to Array.length operations - 1 do
    let word = operations.(i) in
    let opcode = word land 7 and register = word lsr 3 in
    if opcode > Op.touch then phase_or_bad opcode i
    else (
      if register >= Array.length held then refuse_at "register-out-of-range" i;
      let state = held.(register) in
      if opcode = Op.alloc then (
        need_args walk 1 i;
        if state <> 0 then refuse_at "live-register" i;
        let size = object_size walk i in
        held.(register) <- size;
        walk.bytes_requested <- Word.plus walk.bytes_requested size;
        holds walk (Word.plus walk.bytes size);
        born walk)
      else (
        if state = 0 then refuse_at "dead-register" i;
        if opcode = Op.free then (
          walk.bytes <- walk.bytes - state;
          walk.live <- walk.live - 1;
          held.(register) <- 0)))
  done

let in_arena walk arenas opcode arena i =
  if opcode = Op.bump then (
    let size = size walk i in
    let log2 = alignment walk i in
    walk.bytes_requested <- Word.plus walk.bytes_requested size;
    let (_offset : int) = Trace_arena_table.bump arenas arena ~size ~log2 in
    ())
  else if opcode = Op.reset then Trace_arena_table.create arenas arena
  else if opcode = Op.destroy then (
    Trace_arena_table.destroy arenas arena;
    walk.live <- walk.live - 1)
  else
    match arg walk with
    | 0 -> Trace_arena_table.mark arenas arena
    | 1 -> if not (Trace_arena_table.release arenas arena) then refuse_at "no-mark" i
    | _ -> refuse_at "bad-argument" i

let arenas walk =
  let operations = walk.shape.operations in
  let arenas = Trace_arena_table.make walk.shape.registers in
  for i = 0 to Array.length operations - 1 do
    let word = operations.(i) in
    let opcode = word land 7 and arena = word lsr 3 in
    if opcode = Op.free || opcode = Op.touch || opcode = Op.phase then phase_or_bad opcode i
    else (
      if arena >= walk.shape.registers then refuse_at "register-out-of-range" i;
      need_args walk (arity Arena opcode) i;
      if opcode = Op.create then (
        if Trace_arena_table.is_live arenas arena then refuse_at "live-register" i;
        if Word.is_above (arg walk) Trace_limit.arena_capacity then refuse_at "size-over-limit" i;
        Trace_arena_table.create arenas arena;
        born walk)
      else (
        if not (Trace_arena_table.is_live arenas arena) then refuse_at "dead-arena" i;
        let before = Trace_arena_table.used arenas arena in
        in_arena walk arenas opcode arena i;
        holds walk (Word.plus (walk.bytes - before) (Trace_arena_table.used arenas arena))))
  done

(* A node is live if it was made since the last reset; visits saturate above the limit. *)
type nodes = { born_in : int array; visits : int array; mutable epoch : int }

let visits_of walk nodes opcode i =
  if opcode = Op.num then (
    let (_value : int) = arg walk in
    1)
  else
    let left = arg walk in
    let right = arg walk in
    let last = walk.shape.registers - 1 in
    if Word.is_above left last || Word.is_above right last then
      refuse_at "register-out-of-range" i;
    if nodes.born_in.(left) <> nodes.epoch || nodes.born_in.(right) <> nodes.epoch then
      refuse_at "dead-register" i;
    let visits = 1 + nodes.visits.(left) + nodes.visits.(right) in
    if visits > Trace_limit.eval_visits then Trace_limit.eval_visits + 1 else visits

let on_node walk nodes opcode register i =
  if register >= walk.shape.registers then refuse_at "register-out-of-range" i;
  let live = nodes.born_in.(register) = nodes.epoch in
  if opcode = Op.eval then (
    if not live then refuse_at "dead-register" i;
    if nodes.visits.(register) > Trace_limit.eval_visits then refuse_at "eval-over-limit" i)
  else (
    need_args walk (arity Expr opcode) i;
    if live then refuse_at "live-register" i;
    nodes.visits.(register) <- visits_of walk nodes opcode i;
    nodes.born_in.(register) <- nodes.epoch;
    born walk)

let nodes walk =
  let operations = walk.shape.operations and registers = walk.shape.registers in
  let nodes = { born_in = Array.make registers 0; visits = Array.make registers 0; epoch = 1 } in
  for i = 0 to Array.length operations - 1 do
    let word = operations.(i) in
    let opcode = word land 7 and register = word lsr 3 in
    if opcode > Op.reset || (opcode = Op.reset && register <> 0) then phase_or_bad opcode i
    else if opcode = Op.reset then (
      nodes.epoch <- nodes.epoch + 1;
      walk.live <- 0)
    else on_node walk nodes opcode register i
  done

let check shape =
  let walk =
    {
      shape;
      next_arg = 0;
      next_alignment = 0;
      bytes = 0;
      live = 0;
      bytes_requested = 0;
      peak_bytes = 0;
      peak_live = 0;
    }
  in
  (match shape.kind with
  | Heap | Pool -> objects walk
  | Arena -> arenas walk
  | Expr -> nodes walk);
  if walk.next_arg <> Array.length shape.args then refuse "args-left-over";
  {
    bytes_requested = walk.bytes_requested;
    peak_bytes = walk.peak_bytes;
    peak_live = walk.peak_live;
    live_at_end = walk.live;
  }
