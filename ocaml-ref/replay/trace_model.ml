type kind = Heap | Pool | Arena | Expr

let kinds = [| Heap; Pool; Arena; Expr |]
let kind_word = function Heap -> "heap" | Pool -> "pool" | Arena -> "arena" | Expr -> "expr"

let arity kind opcode =
  match kind with
  | Heap | Pool -> Bool.to_int (opcode = Op.alloc)
  | Arena -> Bool.to_int (opcode = Op.bump || opcode = Op.create || opcode = Op.mark)
  | Expr -> if opcode = Op.num then 1 else if opcode = Op.add || opcode = Op.mul then 2 else 0

type figures = { bytes_requested : int; peak_bytes : int; peak_live : int; live_at_end : int }

type t = {
  kind : kind;
  registers : int;
  operations : int array;
  args : int array;
  alignments : Bytes.t option;
  slot_sizes : int array;
  capacities : int array;
  figures : figures;
  crc : int;
}

type refusal = { code : string; at : int option }

exception Refused of refusal

let refuse code = raise (Refused { code; at = None })
let refuse_at code at = raise (Refused { code; at = Some at })
