(** [ocaml/pool-slots]: byte slots of each class's size. *)

include Contender_intf.Unsupported
module Slot_pool = Allocrace_tuned.Slot_pool

type handle = int

type t = { pools : Slot_pool.t array; sizes : int array; handles : handle array }

let general = false

(* What no Bytes is long enough for there is no memory for either: 2 GiB where ints have 32 bits. *)
let pool capacity slot_size =
  if slot_size > Sys.max_string_length / capacity then raise Out_of_memory;
  Slot_pool.make ~slot_size capacity

let make (plan : Plan.t) =
  {
    pools = Array.map (pool plan.capacity) plan.slot_sizes;
    sizes = plan.slot_sizes;
    handles = Array.make plan.registers 0;
  }

let reserved_bytes plan = Some (Plan.pool_bytes plan (fun slot_size -> slot_size + 8))
let registers t = t.handles
let alloc_none t _ arg _ : handle = Slot_pool.alloc t.pools.(arg)

let alloc_word t _ arg stamp : handle =
  let pool = t.pools.(arg) in
  let index = Slot_pool.alloc pool in
  Stamp.write_word (Slot_pool.slab pool) (Slot_pool.offset pool index) t.sizes.(arg) stamp;
  index

let fill t _ (handle : handle) arg stamp =
  let pool = t.pools.(arg) in
  Stamp.fill (Slot_pool.slab pool) (Slot_pool.offset pool handle) t.sizes.(arg) stamp

let alloc_full t register arg stamp : handle =
  let index = Slot_pool.alloc t.pools.(arg) in
  fill t register index arg stamp;
  index

let free t _ (handle : handle) arg = Slot_pool.free t.pools.(arg) handle

let touch t _ (handle : handle) arg =
  let pool = t.pools.(arg) in
  Stamp.read (Slot_pool.slab pool) (Slot_pool.offset pool handle) t.sizes.(arg)

let read t register handle arg stamp =
  let pool = t.pools.(arg) in
  if Stamp.is_filled (Slot_pool.slab pool) (Slot_pool.offset pool handle) t.sizes.(arg) stamp then
    Some (touch t register handle arg)
  else None

let place _ (handle : handle) = handle
