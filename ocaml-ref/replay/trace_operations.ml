open Trace_model
module Builder = Trace_builder
module Fields = Trace_fields

type t = {
  builder : Builder.t;
  max_size : int;
  keys : Trace_metadata.keys;
  mutable class_names : string list;  (* newest first *)
  mutable first_alloc : bool;
}

let make ~max_size builder keys =
  { builder; max_size; keys; class_names = []; first_alloc = true }

let class_key id = Printf.sprintf "class.%d" id

(* No power of two up to 4096: the validator refuses it. *)
let not_a_power = 255

let log2 alignment =
  let rec shift log2 = if alignment lsr log2 = 1 then log2 else shift (log2 + 1) in
  if alignment > 0 && alignment land (alignment - 1) = 0 then shift 0 else not_a_power

let new_id lines fields id =
  if id <> Builder.ids lines.builder then Fields.refuse fields "sparse-id"

let defined lines fields id =
  if Word.is_above id (Builder.ids lines.builder - 1) then Fields.refuse fields "sparse-id"

let known lines fields id ~dead =
  defined lines fields id;
  if not (Builder.is_live lines.builder id) then Fields.refuse fields dead

let only_id lines fields ~dead =
  Fields.expect fields 2;
  let id = Fields.number fields 1 in
  known lines fields id ~dead;
  id

let on_register lines fields opcode args ~dead =
  let id = only_id lines fields ~dead in
  Builder.emit lines.builder opcode (Builder.register lines.builder id) args

let end_id lines fields opcode ~dead =
  let id = only_id lines fields ~dead in
  Builder.finish_id lines.builder opcode id

(* A new id and one number: objects of a pool, arenas and numbers. *)
let define lines fields opcode =
  Fields.expect fields 3;
  let id = Fields.number fields 1 in
  let arg = Fields.number fields 2 in
  new_id lines fields id;
  Builder.define lines.builder opcode [ arg ]

let heap_alloc lines fields =
  if lines.first_alloc && Fields.count fields >= 4 then Builder.set_aligned lines.builder;
  let aligned = Builder.is_aligned lines.builder in
  Fields.expect fields (if aligned then 4 else 3);
  lines.first_alloc <- false;
  let id = Fields.number fields 1 in
  let size = Fields.number fields 2 in
  let log2 = if aligned then log2 (Fields.number fields 3) else 0 in
  new_id lines fields id;
  Builder.define lines.builder Op.alloc [ size ];
  Builder.align lines.builder log2

let object_line lines fields letter =
  match letter with
  | 'a' ->
      if Builder.kind lines.builder = Heap then heap_alloc lines fields
      else define lines fields Op.alloc
  | 'f' -> end_id lines fields Op.free ~dead:"dead-register"
  | 't' -> on_register lines fields Op.touch [] ~dead:"dead-register"
  | _ -> Fields.refuse fields "unknown-letter"

let is_name_character = function
  | 'A' .. 'Z' | 'a' .. 'z' | '0' .. '9' | '.' | '_' | '-' -> true
  | _ -> false

let declare lines fields =
  let refuse code = Fields.refuse fields code in
  if Builder.operations lines.builder > 0 then refuse "misplaced-line";
  Fields.expect fields 5;
  let id = Fields.number fields 1 in
  let slot_size = Fields.number fields 2 in
  let capacity = Fields.number fields 3 in
  let name = Fields.text fields 4 in
  if not (String.for_all is_name_character name) then refuse "bad-name";
  if id <> Builder.classes lines.builder then refuse "sparse-id";
  if Trace_metadata.mem lines.keys (class_key id) then refuse "bad-metadata";
  Trace_binary.check_class ~slot_size ~capacity ~max_size:lines.max_size
    ~at:(Some (Fields.line fields));
  if Builder.classes lines.builder = Trace_limit.classes then refuse "count-over-limit";
  Builder.add_class lines.builder ~slot_size ~capacity;
  lines.class_names <- name :: lines.class_names

let bump lines fields =
  Fields.expect fields 4;
  let size = Fields.number fields 2 in
  let log2 = log2 (Fields.number fields 3) in
  let id = Fields.number fields 1 in
  known lines fields id ~dead:"dead-arena";
  Builder.emit lines.builder Op.bump (Builder.register lines.builder id) [ size ];
  Builder.align lines.builder log2

let arena_line lines fields letter =
  match letter with
  | 'c' -> define lines fields Op.create
  | 'b' -> bump lines fields
  | 'r' -> on_register lines fields Op.reset [] ~dead:"dead-arena"
  | 'm' -> on_register lines fields Op.mark [ 0 ] ~dead:"dead-arena"
  | 'l' -> on_register lines fields Op.mark [ 1 ] ~dead:"dead-arena"
  | 'd' -> end_id lines fields Op.destroy ~dead:"dead-arena"
  | _ -> Fields.refuse fields "unknown-letter"

let binary_node lines fields opcode =
  Fields.expect fields 4;
  let id = Fields.number fields 1 in
  let left = Fields.number fields 2 in
  let right = Fields.number fields 3 in
  new_id lines fields id;
  defined lines fields left;
  defined lines fields right;
  known lines fields left ~dead:"dead-register";
  known lines fields right ~dead:"dead-register";
  let register = Builder.register lines.builder in
  Builder.define lines.builder opcode [ register left; register right ]

let node_line lines fields letter =
  match letter with
  | 'n' -> define lines fields Op.num
  | '+' -> binary_node lines fields Op.add
  | '*' -> binary_node lines fields Op.mul
  | 'e' -> on_register lines fields Op.eval [] ~dead:"dead-register"
  | 'z' ->
      Fields.expect fields 1;
      Builder.reset_nodes lines.builder
  | _ -> Fields.refuse fields "unknown-letter"

let phase lines fields =
  Fields.expect fields 2;
  let number = Fields.number fields 1 in
  if Word.is_above number Trace_limit.phase then Fields.refuse fields "bad-number";
  Builder.emit lines.builder Op.phase number []

let operation lines fields letter =
  (match Builder.kind lines.builder with
  | _ when letter = 'h' -> phase lines fields
  | Heap | Pool -> object_line lines fields letter
  | Arena -> arena_line lines fields letter
  | Expr -> node_line lines fields letter);
  if Builder.operations lines.builder > Trace_limit.operations then
    Fields.refuse fields "count-over-limit"

let accept lines content ~line =
  let fields = Fields.split content ~line in
  let letter = Fields.letter fields in
  let declares = letter = 'p' && Builder.kind lines.builder = Pool in
  if declares then declare lines fields else operation lines fields letter;
  not declares

let finish lines =
  List.iteri
    (fun id name -> Builder.add_metadata lines.builder (class_key id ^ "=" ^ name))
    (List.rev lines.class_names)
