type failure = { code : string; operation : int option }
type digests = { contents : int; placement : int }

exception Failed of string

let empty = 0x811C_9DC5
let fold digest value = (digest lxor (value land 0xFFFF_FFFF)) * 0x0100_0193 land 0xFFFF_FFFF

let is_exhaustion = function
  | Out_of_memory | Allocrace_allocators.Pool.Pool_exhausted | Allocrace_tuned.Index_pool.Exhausted
  | Allocrace_tuned.Slot_pool.Exhausted ->
      true
  (* The reference has no exception of its own for it. *)
  | Failure message -> message = "Arena OOM"
  | _ -> false

module type RUN = sig
  val run : Trace.t -> Plan.t -> checkpoint:(int -> digests -> unit) -> (digests, failure) result
end

module Make (C : Contender_intf.S) = struct
  type obj = { handle : C.handle; arg : int; size : int; stamp : int }

  type t = {
    trace : Trace.t;
    contender : C.t;
    registers : C.handle array;
    objects : obj option array;  (** The live object of each register. *)
    arenas : obj list array;  (** The live objects of each arena, newest first. *)
    marks : obj list list array;  (** What each arena held when it was marked, newest mark first. *)
    mutable contents : int;
    mutable placement : int;
    mutable next_arg : int;
    mutable next_alignment : int;
    mutable stamp : int;
  }

  let make trace (plan : Plan.t) =
    let contender = C.make plan in
    let arenas = if plan.kind = Trace.Arena then plan.registers else 0 in
    {
      trace;
      contender;
      registers = C.registers contender;
      objects = Array.make plan.registers None;
      arenas = Array.make arenas [];
      marks = Array.make arenas [];
      contents = empty;
      placement = empty;
      next_arg = 0;
      next_alignment = 0;
      stamp = 0;
    }

  let arg t =
    let arg = t.trace.args.(t.next_arg) in
    t.next_arg <- t.next_arg + 1;
    arg

  let log2_of_alignment t =
    match t.trace.alignments with
    | None -> 0
    | Some alignments ->
        t.next_alignment <- t.next_alignment + 1;
        Bytes.get_uint8 alignments (t.next_alignment - 1)

  (* The handle is kept in the object alone: an arena has many. The register is written all the
     same, for a heap gives an object back by overwriting it. *)
  let hand_out t register handle =
    t.registers.(register) <- handle;
    t.placement <- fold t.placement (C.place t.contender handle)

  let make_object t register =
    let value = arg t in
    let pool = t.trace.kind = Trace.Pool in
    let size = if pool then t.trace.slot_sizes.(value) else value in
    let log2 = log2_of_alignment t in
    let arg = if pool && not C.general then value else size lor (log2 lsl 28) in
    let stamp = t.stamp in
    t.stamp <- (stamp + 1) land 0x7FFF_FFFF;
    let handle = C.alloc_none t.contender register arg stamp in
    C.fill t.contender register handle arg stamp;
    hand_out t register handle;
    { handle; arg; size; stamp }

  let read_back t register { handle; arg; size; stamp } =
    let mask = Stamp.mask size in
    match C.read t.contender register handle arg stamp with
    | Some word when (word lxor stamp) land mask = 0 ->
        t.contents <- fold t.contents (word land mask)
    | _ -> raise (Failed "corruption")

  let object_step t opcode register =
    if opcode = Op.alloc then t.objects.(register) <- Some (make_object t register)
    else
      match t.objects.(register) with
      | None -> raise (Failed "internal")
      | Some it ->
          read_back t register it;
          if opcode = Op.free then (
            t.objects.(register) <- None;
            C.free t.contender register it.handle it.arg)

  (* Those above [held], which is the tail of the list that the mark saw; oldest first. *)
  let rec since held found = function
    | rest when rest == held -> found
    | [] -> raise (Failed "internal")
    | newest :: older -> since held (newest :: found) older

  let give_back t register held =
    List.iter (read_back t register) (since held [] t.arenas.(register));
    t.arenas.(register) <- held

  let arena_step t opcode register =
    if opcode = Op.bump then
      let it = make_object t register in
      t.arenas.(register) <- it :: t.arenas.(register)
    else if opcode = Op.create then C.create t.contender register (arg t)
    else if opcode = Op.mark then
      if arg t = 0 then (
        t.marks.(register) <- t.arenas.(register) :: t.marks.(register);
        C.mark t.contender register)
      else
        match t.marks.(register) with
        | [] -> raise (Failed "internal")
        | held :: older ->
            give_back t register held;
            t.marks.(register) <- older;
            C.release t.contender register
    else (
      give_back t register [];
      t.marks.(register) <- [];
      if opcode = Op.reset then C.free t.contender register t.registers.(register) 0
      else C.destroy t.contender register)

  let node_step t opcode register =
    if opcode = Op.num then hand_out t register (C.num t.contender register (arg t))
    else if opcode = Op.add || opcode = Op.mul then
      let left = t.registers.(arg t) in
      let right = t.registers.(arg t) in
      let node = if opcode = Op.add then C.add else C.mul in
      hand_out t register (node t.contender register left right)
    else if opcode = Op.eval then
      t.contents <- fold t.contents (C.eval t.contender t.registers.(register))
    else C.reset_nodes t.contender

  let step t opcode register =
    if opcode <> Op.phase then
      match t.trace.kind with
      | Heap | Pool -> object_step t opcode register
      | Arena -> arena_step t opcode register
      | Expr -> node_step t opcode register

  let digests t = { contents = t.contents; placement = t.placement }

  let run trace plan ~checkpoint =
    match make trace plan with
    | exception Out_of_memory -> Error { code = "out-of-memory"; operation = None }
    | t -> (
        let at = ref 0 in
        try
          Array.iteri
            (fun i word ->
              at := i;
              step t (word land 7) (word lsr 3);
              if (i + 1) land 0xFFFF = 0 then checkpoint (i + 1) (digests t))
            trace.operations;
          Ok (digests t)
        with
        | Failed code -> Error { code; operation = Some !at }
        | error when is_exhaustion error -> Error { code = "out-of-memory"; operation = Some !at })
end
