type entry = {
  name : string;
  description : string;
  kinds : Trace.kind list;
  placement : Contender_intf.placement;
  cannot : string list;
  verifier : Trace.kind -> (module Verify.RUN);
  loop : Trace.kind -> Touch.t -> (module Replay_loop_intf.S);
}

let all = [ Trace.Heap; Pool; Arena; Expr ]

module Verify_null = Verify.Make (Null)
module Verify_pool = Verify.Make (Pool)
module Verify_pool_array = Verify.Make (Pool_array)
module Verify_pool_slots = Verify.Make (Pool_slots)
module Verify_arena = Verify.Make (Arena)
module Verify_expr_arena = Verify.Make (Expr_arena)
module Verify_heap = Verify.Make (Heap)
module Verify_heap_expr = Verify.Make (Heap_expr)

let entries =
  [
    {
      name = "ocaml/null";
      description = "control: everything but the allocator";
      kinds = all;
      placement = No_placement;
      cannot = [];
      verifier = (fun _ -> (module Verify_null));
      loop =
        (fun _ -> function
          | Nothing -> (module Loop_null_none)
          | Word -> (module Loop_null_word)
          | Full -> (module Loop_null_full));
    };
    {
      name = "ocaml/pool";
      description = "the reference pool: a list of the free slots, one word a slot";
      kinds = [ Pool ];
      placement = Lifo_pool;
      cannot = [];
      verifier = (fun _ -> (module Verify_pool));
      loop = (fun _ _ -> (module Loop_pool_word));
    };
    {
      name = "ocaml/pool-array";
      description = "index-stack pool in int arrays, one word a slot";
      kinds = [ Pool ];
      placement = Lifo_pool;
      cannot = [];
      verifier = (fun _ -> (module Verify_pool_array));
      loop = (fun _ _ -> (module Loop_pool_array_word));
    };
    {
      name = "ocaml/pool-slots";
      description = "byte slots of the class's size";
      kinds = [ Pool ];
      placement = Lifo_pool;
      cannot = [];
      verifier = (fun _ -> (module Verify_pool_slots));
      loop =
        (fun _ -> function
          | Nothing -> (module Loop_pool_slots_none)
          | Word -> (module Loop_pool_slots_word)
          | Full -> (module Loop_pool_slots_full));
    };
    {
      name = "ocaml/arena";
      description = "the reference arena, aligned by its caller; expression nodes in its bytes";
      kinds = [ Arena; Expr ];
      placement = Bump;
      cannot = [ "mark" ];
      verifier =
        (function
        | Expr -> (module Verify_expr_arena) | Heap | Pool | Arena -> (module Verify_arena));
      loop =
        (fun kind touch ->
          match (kind, touch) with
          | Expr, _ -> (module Loop_expr_arena_none)
          | (Heap | Pool | Arena), Nothing -> (module Loop_arena_none)
          | (Heap | Pool | Arena), Word -> (module Loop_arena_word)
          | (Heap | Pool | Arena), Full -> (module Loop_arena_full));
    };
    {
      name = "ocaml/heap";
      description = "values of the garbage collector: Bytes of the size, in pool of the slot size; a block in expr";
      kinds = all;
      placement = No_placement;
      cannot = [ "alignment" ];
      verifier =
        (function
        | Expr -> (module Verify_heap_expr)
        | Heap | Pool | Arena -> (module Verify_heap));
      loop =
        (fun kind touch ->
          match (kind, touch) with
          | Expr, _ -> (module Loop_heap_expr_none)
          | (Heap | Pool | Arena), Nothing -> (module Loop_heap_none)
          | (Heap | Pool | Arena), Word -> (module Loop_heap_word)
          | (Heap | Pool | Arena), Full -> (module Loop_heap_full));
    };
  ]

let find name = List.find_opt (fun entry -> entry.name = name) entries

(* OCaml aligns its values to a word. *)
let log2_of_own_alignment = 3

let has_marks (trace : Trace.t) =
  trace.kind = Arena && Array.exists (fun word -> word land 7 = Op.mark) trace.operations

let has_large_alignments (trace : Trace.t) =
  let large byte found = found || Char.code byte > log2_of_own_alignment in
  match trace.alignments with None -> false | Some all -> Bytes.fold_right large all false

let refusal entry (trace : Trace.t) =
  let cannot word = List.mem word entry.cannot in
  if
    (not (List.mem trace.kind entry.kinds))
    || (cannot "mark" && has_marks trace)
    || (cannot "alignment" && has_large_alignments trace)
  then Some { Verify.code = "not-applicable"; operation = None }
  else
    Capacity.exceeded_at trace
    |> Option.map (fun operation -> { Verify.code = "out-of-memory"; operation = Some operation })
