open Trace_model

let magic = "\x89ATR\r\n\x1a\n"
let header_bytes = 64
let padded bytes = (bytes + 3) land lnot 3

type header = {
  kind : kind;
  flags : int;
  operations : int;
  registers : int;
  args : int;
  classes : int;
  metadata : int;
  figures : figures;
}

let has flags flag = flags land flag <> 0

let check_envelope file =
  let starts = String.length file >= 8 && String.equal (String.sub file 0 8) magic in
  if not starts then refuse "bad-magic";
  if String.length file < header_bytes then refuse "wrong-length";
  if Crc.crc32 file ~pos:0 ~len:60 <> Word.get file 60 then refuse "bad-header-crc";
  if Word.get file 8 land 0xFFFF <> 1 then refuse "bad-version"

let read_kind file =
  let number = Word.get file 8 lsr 16 in
  if number >= Array.length kinds then refuse "bad-kind";
  kinds.(number)

let read_flags file kind =
  let flags = Word.get file 12 in
  let may_align = match kind with Heap | Arena -> true | Pool | Expr -> false in
  if flags land lnot Trace_flag.all <> 0 || (has flags Trace_flag.aligns && not may_align) then
    refuse "bad-flags";
  flags

let check_counts header =
  let classes = if header.kind = Pool then Trace_limit.classes else 0 in
  if
    Word.is_above header.operations Trace_limit.operations
    || Word.is_above header.registers (min Trace_limit.registers header.operations)
    || Word.is_above header.args (2 * header.operations)
    || Word.is_above header.classes classes
    || Word.is_above header.metadata Trace_limit.metadata
  then refuse "count-over-limit"

let read_header file =
  check_envelope file;
  let kind = read_kind file in
  let flags = read_flags file kind in
  let header =
    {
      kind;
      flags;
      operations = Word.get file 16;
      registers = Word.get file 20;
      args = Word.get file 24;
      classes = Word.get file 28;
      metadata = Word.get file 56;
      figures =
        {
          bytes_requested = Word.long file 32;
          peak_bytes = Word.long file 40;
          peak_live = Word.get file 48;
          live_at_end = Word.get file 52;
        };
    }
  in
  check_counts header;
  header

let count_bumps file ~pos ~count =
  let bumps = ref 0 in
  for i = 0 to count - 1 do
    if Char.code file.[pos + (4 * i)] land 7 = Op.bump then incr bumps
  done;
  !bumps

let zeros file ~from ~until =
  for at = from to until - 1 do
    if file.[at] <> '\000' then refuse "bad-padding"
  done

let check_class ~slot_size ~capacity ~max_size ~at =
  let refuse code = raise (Refused { code; at }) in
  if slot_size = 0 then refuse "zero-size";
  if Word.is_above slot_size max_size then refuse "size-over-limit";
  if Word.is_above capacity Trace_limit.class_capacity then refuse "count-over-limit"

(* Where the parts of a file begin; each ends where the next one begins or, with padding, before. *)
type layout = {
  classes_at : int;
  operations_at : int;
  args_at : int;
  alignments_at : int;
  alignments : int;
  crc_at : int;
}

let lay_out file header =
  let classes_at = header_bytes + padded header.metadata in
  let operations_at = classes_at + (8 * header.classes) in
  let args_at = operations_at + (4 * header.operations) in
  let alignments_at = args_at + (4 * header.args) in
  let alignments =
    if not (has header.flags Trace_flag.aligns) then 0
    else if header.kind = Arena && alignments_at <= String.length file then
      count_bumps file ~pos:operations_at ~count:header.operations
    else header.args
  in
  let crc_at = alignments_at + padded alignments in
  if String.length file <> crc_at + 4 then refuse "wrong-length";
  { classes_at; operations_at; args_at; alignments_at; alignments; crc_at }

let check_body file header layout =
  let crc = Crc.crc32 file ~pos:header_bytes ~len:(layout.crc_at - header_bytes) in
  if crc <> Word.get file layout.crc_at then refuse "bad-body-crc";
  Trace_metadata.check (String.sub file header_bytes header.metadata);
  zeros file ~from:(header_bytes + header.metadata) ~until:layout.classes_at;
  zeros file ~from:(layout.alignments_at + layout.alignments) ~until:layout.crc_at;
  crc

let read_classes ~max_size file header layout =
  let class_word offset i = Word.get file (layout.classes_at + (8 * i) + offset) in
  let slot_sizes = Array.init header.classes (class_word 0) in
  let capacities = Array.init header.classes (class_word 4) in
  Array.iter2
    (fun slot_size capacity -> check_class ~slot_size ~capacity ~max_size ~at:None)
    slot_sizes capacities;
  (slot_sizes, capacities)

let read ~max_size file =
  let header = read_header file in
  let layout = lay_out file header in
  let crc = check_body file header layout in
  let slot_sizes, capacities = read_classes ~max_size file header layout in
  let operations = Word.array file ~pos:layout.operations_at ~count:header.operations in
  let args = Word.array file ~pos:layout.args_at ~count:header.args in
  let alignments =
    if has header.flags Trace_flag.aligns then (
      let alignments = Bytes.create layout.alignments in
      Bytes.blit_string file layout.alignments_at alignments 0 layout.alignments;
      Some alignments)
    else None
  in
  let { kind; registers; _ } = header in
  let figures =
    Trace_validate.check { kind; registers; operations; args; alignments; slot_sizes; max_size }
  in
  if
    figures <> header.figures
    || has header.flags Trace_flag.live_at_end <> (figures.live_at_end <> 0)
  then refuse "wrong-figure";
  { kind; registers; operations; args; alignments; slot_sizes; capacities; figures; crc }
