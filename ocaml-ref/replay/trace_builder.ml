open Trace_model

let dead = -1

type t = {
  kind : kind;
  max_size : int;
  mutable aligned : bool;
  operations : Ints.t;
  args : Ints.t;
  alignments : Buffer.t;
  slot_sizes : Ints.t;
  capacities : Ints.t;
  metadata : Buffer.t;
  register_of : Ints.t;
  free : Ints.t;
  mutable registers : int;
  mutable first_live_node : int;
}

let make ~max_size kind =
  {
    kind;
    max_size;
    aligned = kind = Arena;
    operations = Ints.make ();
    args = Ints.make ();
    alignments = Buffer.create 16;
    slot_sizes = Ints.make ();
    capacities = Ints.make ();
    metadata = Buffer.create 256;
    register_of = Ints.make ();
    free = Ints.make ();
    registers = 0;
    first_live_node = 0;
  }

let kind builder = builder.kind
let is_aligned builder = builder.aligned
let set_aligned builder = builder.aligned <- true
let operations builder = Ints.length builder.operations
let ids builder = Ints.length builder.register_of

let is_live builder id = Ints.get builder.register_of id <> dead && id >= builder.first_live_node

let register builder id = Ints.get builder.register_of id
let metadata_bytes builder = Buffer.length builder.metadata

let add_metadata builder line =
  Buffer.add_string builder.metadata line;
  Buffer.add_char builder.metadata '\n'

let classes builder = Ints.length builder.slot_sizes

let add_class builder ~slot_size ~capacity =
  Ints.push builder.slot_sizes slot_size;
  Ints.push builder.capacities capacity

let emit builder opcode register args =
  Ints.push builder.operations ((register lsl 3) lor opcode);
  List.iter (Ints.push builder.args) args

let define builder opcode args =
  let register =
    if builder.kind = Expr then ids builder - builder.first_live_node
    else Option.value (Ints.pop builder.free) ~default:builder.registers
  in
  builder.registers <- max builder.registers (register + 1);
  Ints.push builder.register_of register;
  emit builder opcode register args

let align builder log2 = if builder.aligned then Buffer.add_uint8 builder.alignments log2

let finish_id builder opcode id =
  let register = register builder id in
  emit builder opcode register [];
  Ints.set builder.register_of id dead;
  Ints.push builder.free register

let reset_nodes builder =
  emit builder Op.reset 0 [];
  builder.first_live_node <- ids builder

let shape builder : Trace_validate.shape =
  let has_alignments = builder.aligned && Buffer.length builder.alignments > 0 in
  {
    kind = builder.kind;
    registers = builder.registers;
    operations = Ints.to_array builder.operations;
    args = Ints.to_array builder.args;
    alignments = (if has_alignments then Some (Buffer.to_bytes builder.alignments) else None);
    slot_sizes = Ints.to_array builder.slot_sizes;
    max_size = builder.max_size;
  }

let check builder = Trace_validate.check (shape builder)

(* What the binary twin has between its header and its last CRC. *)
let body builder (shape : Trace_validate.shape) capacities =
  let body = Buffer.create (4 * (Array.length shape.operations + Array.length shape.args)) in
  let add word = Buffer.add_int32_le body (Int32.of_int word) in
  let pad () =
    while Buffer.length body land 3 <> 0 do
      Buffer.add_char body '\000'
    done
  in
  Buffer.add_buffer body builder.metadata;
  pad ();
  Array.iter2
    (fun slot_size capacity ->
      add slot_size;
      add capacity)
    shape.slot_sizes capacities;
  Array.iter add shape.operations;
  Array.iter add shape.args;
  Option.iter (Buffer.add_bytes body) shape.alignments;
  pad ();
  Buffer.contents body

let build builder =
  let shape = shape builder in
  let figures = Trace_validate.check shape in
  let capacities = Ints.to_array builder.capacities in
  let body = body builder shape capacities in
  let crc = Crc.crc32 body ~pos:0 ~len:(String.length body) in
  let { Trace_validate.kind; registers; operations; args; alignments; slot_sizes; _ } = shape in
  { kind; registers; operations; args; alignments; slot_sizes; capacities; figures; crc }
