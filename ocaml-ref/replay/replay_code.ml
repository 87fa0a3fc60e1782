type t = {
  code : int array;
  args : int array;
  groups : int;
  operations : int;
  batches : int array;
}

type grouping = Quads | Singles

let batch = 64

(* Single opcodes. Those of alloc-like and free-like operations are what a quad's pattern is made
   of. *)
let alloc_like = 0
let free_like = 1
let touch = 2
let create = 3
let destroy = 4
let mark = 5
let release = 6
let phase = 7
let num = 8
let add = 9
let mul = 10
let eval = 11
let reset_nodes = 12

(* Up to four operations that wait for their group, and the groups so far. *)
type writer = {
  grouping : grouping;
  code : Ints.t;
  args : Ints.t;
  batches : Ints.t;
  opcodes : int array;
  registers : int array;
  firsts : int array;
  seconds : int array;
  mutable waiting : int;
  mutable operations : int;
}

let make_writer grouping =
  {
    grouping;
    code = Ints.make ();
    args = Ints.make ();
    batches = Ints.make ();
    opcodes = Array.make 4 0;
    registers = Array.make 4 0;
    firsts = Array.make 4 0;
    seconds = Array.make 4 0;
    waiting = 0;
    operations = 0;
  }

let push_all ints = List.iter (Ints.push ints)

let write_single w i =
  push_all w.code [ 16 + w.opcodes.(i); w.registers.(i); 0; 0; 0 ];
  push_all w.args [ w.firsts.(i); w.seconds.(i); 0; 0 ]

let write_quad w =
  let pattern = ref 0 in
  Array.iteri (fun i opcode -> pattern := !pattern lor (opcode lsl i)) w.opcodes;
  Ints.push w.code !pattern;
  Array.iter (Ints.push w.code) w.registers;
  Array.iter (Ints.push w.args) w.firsts

let is_quad w =
  w.grouping = Quads && w.waiting = 4 && Array.for_all (fun opcode -> opcode <= free_like) w.opcodes

let flush w =
  if is_quad w then write_quad w
  else
    for i = 0 to w.waiting - 1 do
      write_single w i
    done;
  w.waiting <- 0

let write w opcode register first second =
  (* A multiple of 64 is one of 4, so nothing waits when a batch begins. *)
  if w.operations mod batch = 0 then Ints.push w.batches (Ints.length w.code / 5);
  let i = w.waiting in
  w.opcodes.(i) <- opcode;
  w.registers.(i) <- register;
  w.firsts.(i) <- first;
  w.seconds.(i) <- second;
  w.waiting <- i + 1;
  w.operations <- w.operations + 1;
  if w.waiting = 4 then flush w

let unscanned words = Unscanned.init (Ints.length words) (Ints.get words)

let finish (w : writer) : t =
  flush w;
  {
    code = unscanned w.code;
    args = unscanned w.args;
    groups = Ints.length w.code / 5;
    operations = w.operations;
    batches = Ints.to_array w.batches;
  }

(* Walks the arguments and alignments of a trace, and knows what is live. *)
type walk = {
  trace : Trace.t;
  general : bool;
  touched : bool;
  live : Bytes.t;
  arg_of : int array;  (* what the object's ALLOC was given *)
  mutable next_arg : int;
  mutable next_alignment : int;
  mutable nodes : bool;
}

let arg walk =
  let arg = walk.trace.args.(walk.next_arg) in
  walk.next_arg <- walk.next_arg + 1;
  arg

let sized walk size =
  match walk.trace.alignments with
  | None -> size
  | Some alignments ->
      let log2 = Bytes.get_uint8 alignments walk.next_alignment in
      walk.next_alignment <- walk.next_alignment + 1;
      size lor (log2 lsl 28)

let alloc_arg walk =
  let value = arg walk in
  match walk.trace.kind with
  | Pool when walk.general -> walk.trace.slot_sizes.(value)
  | Pool -> value
  | Heap | Arena | Expr -> sized walk value

let set_live walk register alive = Bytes.set walk.live register (if alive then '\001' else '\000')

let object_operation walk w opcode register =
  if opcode = Op.alloc then (
    walk.arg_of.(register) <- alloc_arg walk;
    set_live walk register true;
    write w alloc_like register walk.arg_of.(register) 0)
  else if opcode = Op.free then (
    set_live walk register false;
    write w free_like register walk.arg_of.(register) 0)
  else if walk.touched then write w touch register walk.arg_of.(register) 0
  else write w phase 0 0 0

let arena_operation walk w opcode register =
  if opcode = Op.bump then write w alloc_like register (alloc_arg walk) 0
  else if opcode = Op.reset then write w free_like register 0 0
  else if opcode = Op.create then (
    set_live walk register true;
    write w create register (arg walk) 0)
  else if opcode = Op.destroy then (
    set_live walk register false;
    write w destroy register 0 0)
  else write w (if arg walk = 0 then mark else release) register 0 0

let node_operation walk w opcode register =
  if opcode = Op.eval then write w eval register 0 0
  else if opcode = Op.reset then (
    walk.nodes <- false;
    write w reset_nodes 0 0 0)
  else (
    walk.nodes <- true;
    let first = arg walk in
    if opcode = Op.num then write w num register first 0
    else write w (if opcode = Op.add then add else mul) register first (arg walk))

let close walk w =
  let opcode = if walk.trace.kind = Arena then destroy else free_like in
  Bytes.iteri
    (fun register alive -> if alive = '\001' then write w opcode register walk.arg_of.(register) 0)
    walk.live;
  if walk.nodes then write w reset_nodes 0 0 0

let walk_of ~general ~touch (trace : Trace.t) =
  {
    trace;
    general;
    touched = touch <> Touch.Nothing;
    live = Bytes.make trace.registers '\000';
    arg_of = Array.make trace.registers 0;
    next_arg = 0;
    next_alignment = 0;
    nodes = false;
  }

let of_trace ~general ~touch grouping (trace : Trace.t) =
  let walk = walk_of ~general ~touch trace in
  let w = make_writer grouping in
  let operation =
    match trace.kind with
    | Heap | Pool -> object_operation
    | Arena -> arena_operation
    | Expr -> node_operation
  in
  Array.iter
    (fun word ->
      let opcode = word land 7 in
      if opcode = Op.phase then write w phase 0 0 0 else operation walk w opcode (word lsr 3))
    trace.operations;
  close walk w;
  finish w

let alloc_args ~general (trace : Trace.t) =
  let walk = walk_of ~general ~touch:Touch.Nothing trace in
  Array.init (Array.length trace.args) (fun _ -> alloc_arg walk)

let of_objects operations =
  let w = make_writer Quads in
  operations
    ~alloc:(fun register arg -> write w alloc_like register arg 0)
    ~free:(fun register arg -> write w free_like register arg 0);
  finish w
