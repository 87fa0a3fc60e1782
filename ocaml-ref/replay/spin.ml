let seed = 0x1E37_79B9_7F4A_7C15

(* Turns of a xorshift (Marsaglia 2003), on the 63 bits of an int. Unlike sums and products no compiler
   knows how to fold several of them into one; each step can be undone, so it never gets stuck at 0. *)
let[@inline never] turn word turns =
  let word = ref word in
  for _ = 1 to turns do
    word := !word lxor (!word lsl 13);
    word := !word lxor (!word lsr 7);
    word := !word lxor (!word lsl 17)
  done;
  !word
