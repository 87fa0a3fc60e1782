(** [ocaml/pool]: the reference pool, one for each class, holding the stamp as its word. *)

include Contender_intf.Unsupported
module Reference = Allocrace_allocators.Pool

type handle = int

type t = { pools : int Reference.pool array; masks : int array; handles : handle array }

let general = false

let make (plan : Plan.t) =
  {
    pools = Array.map (fun _ -> Reference.make_pool plan.capacity 0) plan.slot_sizes;
    masks = Array.map Stamp.mask plan.slot_sizes;
    handles = Array.make plan.registers 0;
  }


(* A word in the array of slots, three in the list while the slot is free. *)
let reserved_bytes plan = Some (Plan.pool_bytes plan (fun _ -> 32))
let registers t = t.handles
let alloc_none t _ arg stamp : handle = Reference.pool_alloc t.pools.(arg) stamp
let alloc_word t _ arg stamp : handle = Reference.pool_alloc t.pools.(arg) stamp
let alloc_full t _ arg stamp : handle = Reference.pool_alloc t.pools.(arg) stamp
let free t _ (handle : handle) arg = Reference.pool_free t.pools.(arg) handle
let touch t _ (handle : handle) arg = Reference.pool_get t.pools.(arg) handle land t.masks.(arg)
let fill _ _ _ _ _ = ()

let read t _ (handle : handle) arg stamp =
  let word = Reference.pool_get t.pools.(arg) handle in
  if word = stamp then Some word else None

let place _ (handle : handle) = handle
