let long_ns = 200_000_000
let fewest = 5
let most = 1_000
let first_turns = 1_000_000

let row turns =
  let start = Clock.now () in
  let word = Spin.turn Spin.seed turns in
  let ns = Clock.now () - start in
  ignore (Sys.opaque_identity word);
  ns

let ratio replay_ns row_ns = float_of_int replay_ns /. float_of_int (max 1 row_ns)

let part percent ratio turns =
  Float.to_int (Float.round (float_of_int percent /. 100. *. ratio *. float_of_int turns))

let median ratios =
  let sorted = Array.of_list (List.sort Float.compare ratios) in
  let n = Array.length sorted in
  if n = 0 then invalid_arg "Slowdown.median: there are no ratios";
  (sorted.((n - 1) / 2) +. sorted.(n / 2)) /. 2.

(* A row is as long as a replay and follows it, so that what disturbs the machine adds as much to one as
   to the other: the ratio of the two is too large as often as it is too small, and its median is that of
   an undisturbed machine. *)
let find ~percent ~row replay =
  let first_ns = replay () in
  let turns = max 1 (part 100 (ratio first_ns (row first_turns)) first_turns) in
  let rec rounds ratios count total =
    if count < fewest || (count < most && total < long_ns) then
      let replay_ns = replay () in
      let row_ns = row turns in
      rounds (ratio replay_ns row_ns :: ratios) (count + 1) (total + replay_ns + row_ns)
    else ratios
  in
  part percent (median (rounds [] 0 0)) turns
