let most_replays = 10
let long_ns = 1_000_000_000
let rows = 5
let turns_of_a_row = 1_000_000

let median times =
  let sorted = Array.of_list (List.sort compare times) in
  let n = Array.length sorted in
  if n = 0 then invalid_arg "Slowdown.median: there are no times";
  (sorted.((n - 1) / 2) + sorted.(n / 2)) / 2

let lasting ~percent ~replay_ns ~turn_ns =
  Float.to_int (Float.round (float_of_int (replay_ns * percent) /. 100. /. turn_ns))

let row_ns () =
  let start = Clock.now () in
  let word = Spin.turn Spin.seed turns_of_a_row in
  let ns = Clock.now () - start in
  ignore (Sys.opaque_identity word);
  ns

(* The fastest row counts, for noise only ever adds time. *)
let turn_ns () =
  let fastest = List.fold_left min max_int (List.init rows (fun _ -> row_ns ())) in
  float_of_int (max 1 fastest) /. float_of_int turns_of_a_row

let turns ~percent replay =
  let rec times found total =
    if List.length found = most_replays || total >= long_ns then found
    else
      let ns = replay () in
      times (ns :: found) (total + ns)
  in
  lasting ~percent ~replay_ns:(median (times [] 0)) ~turn_ns:(turn_ns ())
