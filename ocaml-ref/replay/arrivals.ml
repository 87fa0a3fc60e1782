type t = Fixed | Poisson

let word = function Fixed -> "fixed" | Poisson -> "poisson"
let of_word wanted = List.find_opt (fun arrivals -> word arrivals = wanted) [ Fixed; Poisson ]

let poisson ~period_ns ~seed n =
  let random = Split_mix64.make seed in
  let sum = ref 0. in
  Unscanned.init n (fun _ ->
      let start = Float.to_int !sum in
      sum := !sum -. (float_of_int period_ns *. Float.log (1. -. Split_mix64.unit random));
      start)

let starts arrivals ~period_ns ~seed n =
  match arrivals with
  | Fixed -> Unscanned.init n (fun i -> i * period_ns)
  | Poisson -> poisson ~period_ns ~seed n
