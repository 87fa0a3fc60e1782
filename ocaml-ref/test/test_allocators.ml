open Allocrace_allocators

(* One signature, one functor of tests, every pool. *)
module type POOL = sig
  type t

  val name : string
  val exhausted : exn
  val make : int -> t
  val alloc : t -> int -> int
  val get : t -> int -> int
  val free : t -> int -> unit
  val used : t -> int
end

module Reference = struct
  type t = int Pool.pool

  let name = "pool"
  let exhausted = Pool.Pool_exhausted
  let make n = Pool.make_pool n 0
  let alloc = Pool.pool_alloc
  let get = Pool.pool_get
  let free = Pool.pool_free
  let used = Pool.pool_used
end

module Checked = struct
  type t = int Checked_pool.t

  let name = "checked pool"
  let exhausted = Pool.Pool_exhausted
  let make n = Checked_pool.make n 0
  let alloc = Checked_pool.alloc
  let get = Checked_pool.get
  let free = Checked_pool.free
  let used = Checked_pool.used
end

module Indexed = struct
  include Allocrace_tuned.Index_pool

  let name = "index pool"
  let exhausted = Exhausted
end

(* A slot holds the value in its first 8 bytes; the slots are 11 apart, so neighbours would show. *)
module Slots = struct
  open Allocrace_tuned

  type t = Slot_pool.t

  let name = "slot pool"
  let exhausted = Slot_pool.Exhausted
  let make n = Slot_pool.make ~slot_size:11 n

  let get t index =
    let slot = Bytes.sub (Slot_pool.slab t) (Slot_pool.offset t index) 11 in
    Alcotest.(check string) "the end of the slot" "end" (Bytes.sub_string slot 8 3);
    Int64.to_int (Bytes.get_int64_le slot 0)

  let alloc t value =
    let index = Slot_pool.alloc t in
    let at = Slot_pool.offset t index in
    Bytes.set_int64_le (Slot_pool.slab t) at (Int64.of_int value);
    Bytes.blit_string "end" 0 (Slot_pool.slab t) (at + 8) 3;
    index

  let free = Slot_pool.free
  let used = Slot_pool.used
end

module Pool_tests (P : POOL) = struct
  let a_value_is_read_back () =
    let pool = P.make 4 in
    let handle = P.alloc pool 7 in
    Alcotest.(check int) "value" 7 (P.get pool handle);
    Alcotest.(check int) "used" 1 (P.used pool);
    P.free pool handle;
    Alcotest.(check int) "used after free" 0 (P.used pool)

  let the_third_exhausts_a_pool_of_two () =
    let pool = P.make 2 in
    let first = P.alloc pool 1 in
    let second = P.alloc pool 2 in
    Alcotest.(check (pair int int)) "handles" (0, 1) (first, second);
    Alcotest.check_raises "third" P.exhausted (fun () -> ignore (P.alloc pool 3))

  let a_pool_without_slots_is_exhausted () =
    Alcotest.check_raises "first" P.exhausted (fun () -> ignore (P.alloc (P.make 0) 1))

  let a_negative_capacity_is_refused () =
    match P.make (-1) with
    | _ -> Alcotest.fail "a pool of -1 slots was made"
    | exception Invalid_argument _ -> ()

  (* The model of a pool: a stack of free indices. *)
  let agrees_with_model steps =
    let capacity = 17 in
    let pool = P.make capacity in
    let free = ref (List.init capacity Fun.id) in
    let live = ref [] in
    List.for_all
      (fun step ->
        (if step land 3 <> 0 then (
         match !free with
         | [] -> (
             match P.alloc pool step with _ -> false | exception e -> e = P.exhausted)
         | expected :: rest ->
             free := rest;
             live := (expected, step) :: !live;
             P.alloc pool step = expected)
        else
          match !live with
          | [] -> true
          | all ->
              let index, value = List.nth all (step / 4 mod List.length all) in
              let same = P.get pool index = value in
              P.free pool index;
              live := List.remove_assoc index all;
              free := index :: !free;
              same)
        && P.used pool = List.length !live)
      steps

  let handles_and_values_follow_the_model () =
    QCheck.Test.check_exn ~rand:(Random.State.make [| 1 |])
      (QCheck.Test.make ~count:500 ~name:P.name
         QCheck.(list_of_size Gen.(0 -- 200) (int_bound 10_000))
         agrees_with_model)

  let suite =
    ( P.name,
      [
        Alcotest.test_case "a value is read back" `Quick a_value_is_read_back;
        Alcotest.test_case "the third exhausts a pool of two" `Quick the_third_exhausts_a_pool_of_two;
        Alcotest.test_case "a pool without slots is exhausted" `Quick
          a_pool_without_slots_is_exhausted;
        Alcotest.test_case "a negative capacity is refused" `Quick a_negative_capacity_is_refused;
        Alcotest.test_case "handles and values follow the model" `Quick
          handles_and_values_follow_the_model;
      ] )
end

module Reference_tests = Pool_tests (Reference)
module Checked_tests = Pool_tests (Checked)
module Indexed_tests = Pool_tests (Indexed)
module Slots_tests = Pool_tests (Slots)

let a_slab_too_long_for_bytes_is_refused () =
  match Allocrace_tuned.Slot_pool.make ~slot_size:(1 lsl 40) (1 lsl 30) with
  | _ -> Alcotest.fail "a slab of 2^70 bytes was made"
  | exception Invalid_argument _ -> ()

let a_double_free_raises () =
  let pool = Checked_pool.make 2 0 in
  let handle = Checked_pool.alloc pool 1 in
  Checked_pool.free pool handle;
  Alcotest.check_raises "second free" (Invalid_argument "Checked_pool: slot 0 is not taken")
    (fun () -> Checked_pool.free pool handle)

let offsets_follow_one_another_until_the_arena_is_full sizes =
  let capacity = 500 in
  let arena = Arena.make_arena capacity in
  List.for_all
    (fun size ->
      let before = Arena.arena_used arena in
      match Arena.arena_alloc arena size with
      | _, start, given -> start = before && given = size && Arena.arena_used arena = before + size
      | exception Failure message ->
          message = "Arena OOM" && before + size > capacity && Arena.arena_used arena = before)
    sizes

let arena_model () =
  QCheck.Test.check_exn ~rand:(Random.State.make [| 2 |])
    (QCheck.Test.make ~count:500 ~name:"arena"
       QCheck.(list_of_size Gen.(0 -- 60) (int_bound 40))
       offsets_follow_one_another_until_the_arena_is_full)

let a_request_that_would_wrap_around_is_out_of_memory () =
  let arena = Arena.make_arena 8 in
  ignore (Arena.arena_alloc arena 1);
  Alcotest.check_raises "max_int" (Failure "Arena OOM") (fun () ->
      ignore (Arena.arena_alloc arena max_int));
  Alcotest.(check int) "unchanged" 1 (Arena.arena_used arena)

let the_expression_is_42_in_big_endian () =
  let arena = Arena.make_arena 16 in
  let buf, offset = Expr.parse_expression arena in
  Alcotest.(check int32) "value" 42l (Bytes.get_int32_be buf offset);
  Alcotest.(check int) "used" 8 (Arena.arena_used arena)

let () =
  Alcotest.run "allocators"
    [
      Reference_tests.suite;
      Checked_tests.suite;
      Indexed_tests.suite;
      Slots_tests.suite;
      ( "slab",
        [
          Alcotest.test_case "a slab too long for bytes is refused" `Quick
            a_slab_too_long_for_bytes_is_refused;
        ] );
      ("double free", [ Alcotest.test_case "a double free raises" `Quick a_double_free_raises ]);
      ( "arena",
        [
          Alcotest.test_case "offsets follow one another until it is full" `Quick arena_model;
          Alcotest.test_case "a request that would wrap around is out of memory" `Quick
            a_request_that_would_wrap_around_is_out_of_memory;
          Alcotest.test_case "the expression is 42 in big endian" `Quick
            the_expression_is_42_in_big_endian;
        ] );
    ]
