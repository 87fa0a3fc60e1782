(* Table k, at 256 * k, holds the CRC of a byte with k zero bytes behind it: slicing by eight. *)
let tables =
  let tables = Array.make (8 * 256) 0 in
  for byte = 0 to 255 do
    let crc = ref byte in
    for _bit = 1 to 8 do
      crc := if !crc land 1 <> 0 then 0xEDB88320 lxor (!crc lsr 1) else !crc lsr 1
    done;
    tables.(byte) <- !crc
  done;
  for at = 256 to Array.length tables - 1 do
    let before = tables.(at - 256) in
    tables.(at) <- (before lsr 8) lxor tables.(before land 255)
  done;
  tables

let crc32 bytes ~pos ~len =
  if pos < 0 || len < 0 || pos > String.length bytes - len then invalid_arg "Crc.crc32";
  let crc = ref 0xFFFFFFFF and at = ref pos in
  let eights = pos + (len land lnot 7) in
  while !at < eights do
    let low = !crc lxor Word.get bytes !at and high = Word.get bytes (!at + 4) in
    crc :=
      tables.(0x700 lor (low land 255))
      lxor tables.(0x600 lor ((low lsr 8) land 255))
      lxor tables.(0x500 lor ((low lsr 16) land 255))
      lxor tables.(0x400 lor (low lsr 24))
      lxor tables.(0x300 lor (high land 255))
      lxor tables.(0x200 lor ((high lsr 8) land 255))
      lxor tables.(0x100 lor ((high lsr 16) land 255))
      lxor tables.(high lsr 24);
    at := !at + 8
  done;
  for at = eights to pos + len - 1 do
    crc := (!crc lsr 8) lxor tables.((!crc lxor Char.code bytes.[at]) land 255)
  done;
  !crc lxor 0xFFFFFFFF
