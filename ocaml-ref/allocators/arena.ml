type arena = { buf : bytes; mutable pos : int; cap : int }

let make_arena cap =
  if cap < 0 then invalid_arg (Printf.sprintf "Arena.make_arena: capacity %d is negative" cap);
  { buf = Bytes.make cap '\000'; pos = 0; cap }

let arena_alloc arena size =
  let start = arena.pos in
  (* Compared with what is left, for start + size could wrap around. *)
  if size < 0 || size > arena.cap - start then failwith "Arena OOM";
  arena.pos <- start + size;
  (arena.buf, start, size)

let arena_reset arena = arena.pos <- 0
let arena_used arena = arena.pos
