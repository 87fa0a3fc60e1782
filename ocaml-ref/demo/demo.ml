open Allocrace_allocators

let () =
  let pool = Pool.make_pool 4 0 in
  let first = Pool.pool_alloc pool 100 in
  let second = Pool.pool_alloc pool 200 in
  Printf.printf "handle %d: %d\n" first (Pool.pool_get pool first);
  Printf.printf "handle %d: %d\n" second (Pool.pool_get pool second);
  Printf.printf "used: %d\n" (Pool.pool_used pool);
  Pool.pool_free pool first;
  Printf.printf "used after free: %d\n" (Pool.pool_used pool);
  let reused = Pool.pool_alloc pool 999 in
  Printf.printf "reused handle %d: %d\n" reused (Pool.pool_get pool reused);
  let arena = Arena.make_arena 1024 in
  let _ = Expr.parse_expression arena in
  Printf.printf "arena used: %d\n" (Arena.arena_used arena);
  Arena.arena_reset arena;
  Printf.printf "arena used after reset: %d\n" (Arena.arena_used arena);
  for _ = 1 to 10 do
    ignore (Arena.arena_alloc arena 8)
  done;
  Printf.printf "arena used after ten allocations: %d\n" (Arena.arena_used arena)
