let name = "allocrace-replay-ocaml"

let help =
  {|usage: allocrace-replay-ocaml describe
       allocrace-replay-ocaml replay --contender NAME --trace FILE --mode verify|throughput|latency|memory
                [--warmup N] [--iterations N] [--min-iteration-ms N] [--touch none|word|full] [--seed N] [--max-size BYTES]
       allocrace-replay-ocaml verify --list FILE|- [--contender NAME]... [--max-size BYTES]
       allocrace-replay-ocaml check [--max-size BYTES] FILE...
  describe  says what this program and its contenders are
  replay    replays one trace through one contender
  verify    replays each trace named in the list, one path a line, through each contender
  check     reads and validates each FILE (.atr or .atr.txt)
Each prints one JSON object a line.
exit codes: 0 done, 2 usage, 3 a trace was refused, 4 the contender does not run the trace, 5 out of memory, 6 corruption|}

let usage problem =
  prerr_endline (name ^ ": " ^ problem ^ "\n" ^ help);
  2

let with_options parse args run =
  match parse args with Ok options -> run options | Error problem -> usage problem

let verify out options =
  match Verify_list.run options out with Ok () -> 0 | Error problem -> usage problem

let check out ({ files; max_size } : Options.check) = Check.run ~max_size files out

let run args out =
  let started = Clock.now () in
  match args with
  | [ "describe" ] ->
      out (Describe.line ());
      0
  | "replay" :: args ->
      with_options Options.replay args (fun options -> Replay_command.run options ~started out)
  | "verify" :: args -> with_options Options.verify args (verify out)
  | "check" :: args -> with_options Options.check args (check out)
  | [ "--help" ] ->
      out help;
      0
  | _ -> usage "say what to do"
