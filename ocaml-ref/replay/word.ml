let get bytes at = Int32.to_int (String.get_int32_le bytes at) land 0xFFFFFFFF
let is_above word limit = word < 0 || word > limit

let long bytes at =
  let low = get bytes at and high = get bytes (at + 4) in
  if is_above high ((1 lsl 30) - 1) then -1
  else if Sys.int_size > 32 then low lor (high lsl 32)
  else if high > 0 || low < 0 then max_int
  else low

let plus count more =
  let sum = count + more in
  if sum < count then max_int else sum

let array bytes ~pos ~count =
  let words = Array.make count 0 in
  for i = 0 to count - 1 do
    words.(i) <- get bytes (pos + (4 * i))
  done;
  words
