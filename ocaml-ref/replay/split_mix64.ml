type t = { mutable state : int64 }

let make seed = { state = Int64.of_int seed }

(* Shifts that fill with zeros and products modulo 2^64 are what Int64 has. *)
let mixed z shift factor = Int64.mul (Int64.logxor z (Int64.shift_right_logical z shift)) factor

let bits t =
  t.state <- Int64.add t.state 0x9E37_79B9_7F4A_7C15L;
  let z = mixed (mixed t.state 30 0xBF58_476D_1CE4_E5B9L) 27 0x94D0_49BB_1331_11EBL in
  Int64.logxor z (Int64.shift_right_logical z 31)

let high_bits t wanted = Int64.to_int (Int64.shift_right_logical (bits t) (64 - wanted))
let below t n = high_bits t 31 mod n
let unit t = Float.ldexp (float_of_int (high_bits t 53)) (-53)
