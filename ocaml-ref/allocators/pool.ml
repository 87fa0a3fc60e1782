type 'a pool = { slots : 'a array; mutable free : int list }

exception Pool_exhausted

let make_pool n default =
  if n < 0 then invalid_arg (Printf.sprintf "Pool.make_pool: capacity %d is negative" n);
  { slots = Array.make n default; free = List.init n Fun.id }

let pool_alloc pool x =
  match pool.free with
  | [] -> raise Pool_exhausted
  | index :: rest ->
      pool.free <- rest;
      pool.slots.(index) <- x;
      index

let pool_get pool index = pool.slots.(index)
let pool_free pool index = pool.free <- index :: pool.free
let pool_used pool = Array.length pool.slots - List.length pool.free
