(** [ocaml/pool-array]: the index-stack pool, one for each class, holding the stamp as its word. *)

include Contender_intf.Unsupported
module Index_pool = Allocrace_tuned.Index_pool

type handle = int

type t = { pools : Index_pool.t array; masks : int array; handles : handle array }

let general = false

let make (plan : Plan.t) =
  {
    pools = Array.map (fun _ -> Index_pool.make plan.capacity) plan.slot_sizes;
    masks = Array.map Stamp.mask plan.slot_sizes;
    handles = Array.make plan.registers 0;
  }

let reserved_bytes plan = Some (Plan.pool_bytes plan (fun _ -> 16))
let registers t = t.handles
let alloc_none t _ arg stamp : handle = Index_pool.alloc t.pools.(arg) stamp
let alloc_word t _ arg stamp : handle = Index_pool.alloc t.pools.(arg) stamp
let alloc_full t _ arg stamp : handle = Index_pool.alloc t.pools.(arg) stamp
let free t _ (handle : handle) arg = Index_pool.free t.pools.(arg) handle
let touch t _ (handle : handle) arg = Index_pool.get t.pools.(arg) handle land t.masks.(arg)
let fill _ _ _ _ _ = ()

let read t _ (handle : handle) arg stamp =
  let word = Index_pool.get t.pools.(arg) handle in
  if word = stamp then Some word else None

let place _ (handle : handle) = handle
