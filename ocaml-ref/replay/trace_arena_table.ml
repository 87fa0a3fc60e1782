let dead = -1

type t = { used : int array; marks : int list array }

let make arenas = { used = Array.make arenas dead; marks = Array.make arenas [] }
let is_live table arena = table.used.(arena) <> dead
let used table arena = max 0 table.used.(arena)

let create table arena =
  table.used.(arena) <- 0;
  (* Most arenas have no marks: spare them the write barrier. *)
  if table.marks.(arena) <> [] then table.marks.(arena) <- []

let bump table arena ~size ~log2 =
  let mask = (1 lsl log2) - 1 in
  (* Saturated sums, where ints are small, for what is far over every capacity. *)
  let offset = Word.plus table.used.(arena) mask land lnot mask in
  table.used.(arena) <- Word.plus offset size;
  offset

let destroy table arena = table.used.(arena) <- dead
let mark table arena = table.marks.(arena) <- table.used.(arena) :: table.marks.(arena)

let release table arena =
  match table.marks.(arena) with
  | [] -> false
  | newest :: older ->
      table.used.(arena) <- newest;
      table.marks.(arena) <- older;
      true
