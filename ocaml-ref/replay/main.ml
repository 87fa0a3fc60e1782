(* The replay program of the OCaml contenders. *)

let print line =
  print_string line;
  print_newline ()

let () = exit (Allocrace_replay.Program.run (List.tl (Array.to_list Sys.argv)) print)
