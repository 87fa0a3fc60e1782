external read : int array -> unit = "allocrace_counters_read" [@@noalloc]

(* In the order of the counters, which is also the order in which they are asked. *)
let words = [| "collection"; "major-fault"; "page-fault"; "switch"; "unknown" |]
let unknown = Array.length words - 1

type t = { before : int array; now : int array; samples : int array; ns : int array }

let counters () =
  let counters = Array.make unknown 0 in
  read counters;
  counters

let make () =
  {
    before = Array.make unknown 0;
    now = Array.make unknown 0;
    samples = Array.make (unknown + 1) 0;
    ns = Array.make (unknown + 1) 0;
  }

let begin_replay t = read t.before

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
  count t t.now ns

let found t =
  List.init (unknown + 1) (fun cause -> (words.(cause), t.samples.(cause), t.ns.(cause)))
  |> List.filter (fun (_, samples, _) -> samples > 0)
