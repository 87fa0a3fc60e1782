let size_of_arg arg = arg land 0xFFF_FFFF
let align_of_arg arg = 1 lsl (arg lsr 28)
let mask size = if size < 4 then (1 lsl (8 * size)) - 1 else 0xFFFF_FFFF

(* Apart, so that what is inlined into the loop is the common case. *)
let[@inline never] write_short bytes at size stamp =
  for i = 0 to size - 1 do
    Bytes.set_uint8 bytes (at + i) ((stamp lsr (8 * i)) land 255)
  done

(* An int64 has no box only where ints have 63 bits; elsewhere halves are written. The test is decided
   when this is compiled to machine code. *)
let has_unboxed_int64 = Sys.int_size = 63

let write_long bytes at low high =
  Bytes.set_int32_le bytes at (Int32.of_int low);
  Bytes.set_int32_le bytes (at + 4) (Int32.of_int high)

let write_word bytes at size stamp =
  if size >= 8 then
    if has_unboxed_int64 then Bytes.set_int64_le bytes at (Int64.of_int stamp)
    else write_long bytes at stamp 0
  else write_short bytes at size stamp

let byte stamp i = (stamp lsr (8 * (i land 3))) land 255

let[@inline never] fill bytes at size stamp =
  let low = Int64.of_int stamp in
  let pattern = Int64.logor low (Int64.shift_left low 32) in
  let words = size lsr 3 in
  (* js_of_ocaml holds bytes that are written from the first one on as a string, which grows by one at a
     time; begun at the end they are an array at once. *)
  if (not has_unboxed_int64) && size > 0 then
    Bytes.set_uint8 bytes (at + size - 1) (byte stamp (size - 1));
  for word = 0 to words - 1 do
    if has_unboxed_int64 then Bytes.set_int64_le bytes (at + (8 * word)) pattern
    else write_long bytes (at + (8 * word)) stamp stamp
  done;
  for i = 8 * words to size - 1 do
    Bytes.set_uint8 bytes (at + i) (byte stamp i)
  done

let[@inline never] read_short bytes at size =
  let value = ref 0 in
  for i = size - 1 downto 0 do
    value := (!value lsl 8) lor Bytes.get_uint8 bytes (at + i)
  done;
  !value

let read bytes at size =
  if size >= 4 then Int32.to_int (Bytes.get_int32_le bytes at) land 0xFFFF_FFFF
  else read_short bytes at size

let is_filled bytes at size stamp =
  let rec from i = i = size || (Bytes.get_uint8 bytes (at + i) = byte stamp i && from (i + 1)) in
  from 0
