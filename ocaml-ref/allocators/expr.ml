type ast_node = Num of int | Add of int * int

let parse_expression arena =
  let buf, offset, _ = Arena.arena_alloc arena 8 in
  Bytes.set_int32_be buf offset 42l;
  (buf, offset)
