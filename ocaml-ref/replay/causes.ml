external read : int array -> unit = "allocrace_counters_read" [@@noalloc]
external read_steal : int array -> unit = "allocrace_counters_read_steal" [@@noalloc]

(* In the order of the counters, which is also the order in which they are asked. *)
let words = [| "collection"; "major-fault"; "page-fault"; "switch"; "steal"; "unknown" |]
let unknown = Array.length words - 1
let steal = unknown - 1

(* Shorter operations are not held against steal: its ticks are of 10 ms, and reading them takes
   microseconds. *)
let steal_ns = 1_000_000

type t = { before : int array; now : int array; samples : int array; ns : int array }

let counters () =
  let counters = Array.make unknown 0 in
  read counters;
  read_steal counters;
  counters

let make () =
  {
    before = Array.make unknown 0;
    now = Array.make unknown 0;
    samples = Array.make (unknown + 1) 0;
    ns = Array.make (unknown + 1) 0;
  }

let begin_replay t =
  read t.before;
  read_steal t.before

let count t (now : int array) ns =
  let cause = ref unknown in
  for i = unknown - 1 downto 0 do
    if now.(i) <> t.before.(i) then cause := i;
    t.before.(i) <- now.(i)
  done;
  t.samples.(!cause) <- t.samples.(!cause) + 1;
  t.ns.(!cause) <- t.ns.(!cause) + ns

let look t ns =
  read t.now;
  if ns >= steal_ns then read_steal t.now else t.now.(steal) <- t.before.(steal);
  count t t.now ns

let found t =
  List.init (unknown + 1) (fun cause -> (words.(cause), t.samples.(cause), t.ns.(cause)))
  |> List.filter (fun (_, samples, _) -> samples > 0)
