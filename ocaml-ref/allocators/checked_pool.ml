type 'a t = { pool : 'a Pool.pool; taken : Bytes.t }

let make n default = { pool = Pool.make_pool n default; taken = Bytes.make n '\000' }

let alloc t x =
  let index = Pool.pool_alloc t.pool x in
  Bytes.set t.taken index '\001';
  index

let require_taken t index =
  if index < 0 || index >= Bytes.length t.taken || Bytes.get t.taken index = '\000' then
    invalid_arg (Printf.sprintf "Checked_pool: slot %d is not taken" index)

let get t index =
  require_taken t index;
  Pool.pool_get t.pool index

let free t index =
  require_taken t index;
  Bytes.set t.taken index '\000';
  Pool.pool_free t.pool index

let used t = Pool.pool_used t.pool
