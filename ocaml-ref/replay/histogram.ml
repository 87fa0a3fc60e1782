(* Bucket 0 to 2047 hold the values themselves. Above, each power of two has 1,024 buckets: a
   value from 2^(10+k+1) on is shifted right by k + 1 into 1024..2047. *)
type t = { counts : int array; mutable samples : int; mutable max : int }

let half = 1024

(* A value has at most 62 bits, so at most 51 powers of two lie above the exact values. *)
let make () = { counts = Array.make ((51 + 2) * half) 0; samples = 0; max = 0 }

let shift ns =
  let rec from shift rest = if rest < 2 * half then shift else from (shift + 1) (rest lsr 1) in
  from 0 ns

let index ns =
  let shift = shift ns in
  (shift * half) + (ns lsr shift)

let value_at index =
  if index < 2 * half then index
  else
    let shift = (index / half) - 1 in
    (index - (shift * half)) lsl shift

let lower_bound ns = value_at (index ns)

let record t ns =
  let ns = if ns < 0 then 0 else ns in
  let index = index ns in
  t.counts.(index) <- t.counts.(index) + 1;
  if ns > t.max then t.max <- ns;
  t.samples <- t.samples + 1

let note t ~samples ~max =
  t.samples <- t.samples + samples;
  if max > t.max then t.max <- max

let samples t = t.samples
let max t = t.max

let pairs t =
  let found = ref [] in
  for index = Array.length t.counts - 1 downto 0 do
    if t.counts.(index) > 0 then found := (value_at index, t.counts.(index)) :: !found
  done;
  !found
