let get bytes at = Int32.to_int (String.get_int32_le bytes at) land 0xFFFFFFFF

let long bytes at =
  let high = get bytes (at + 4) in
  if high >= 1 lsl 30 then -1 else get bytes at lor (high lsl 32)

let array bytes ~pos ~count =
  let words = Array.make count 0 in
  for i = 0 to count - 1 do
    words.(i) <- get bytes (pos + (4 * i))
  done;
  words
