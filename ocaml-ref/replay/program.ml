let name = "allocrace-replay-ocaml"

let help =
  {|Replays allocation traces through the OCaml contenders and reports what happened, one JSON
object a line.

usage: allocrace-replay-ocaml describe
       allocrace-replay-ocaml replay --contender NAME --trace FILE --mode MODE
                              [--warmup N] [--iterations N] [--min-iteration-ms N]
                              [--touch none|word|full] [--seed N] [--max-size BYTES]
                              [--slowdown PERCENT] [--occupancy PERCENT --multiplier N]
                              [--arrivals fixed|poisson] [--period-ns N] [--replays N]
       allocrace-replay-ocaml verify --list FILE|- [--contender NAME]... [--max-size BYTES]
       allocrace-replay-ocaml check [--max-size BYTES] FILE...

  describe  the contenders, what each one runs, the compiler and the clock
  replay    one contender on one trace; MODE is one of
              verify        writes and checks every byte, prints digests
              throughput    times whole replays; nothing is checked
              latency       times batches of 64 operations, and single operations of 1 us and more
              open-loop     times batches that arrive whether or not the last one is done
              memory        one replay, then what the kernel and the runtime counted
              instructions  replays, for a parent that counts the instructions of the process
  verify    each trace named in FILE (one path a line; - is standard input) through each contender
  check     reads and validates each FILE

  FILE is an .atr or .atr.txt, not compressed: gzip -dc x.atr.gz > x.atr
  --warmup 10            iterations before those that count
  --iterations 10        iterations that count
  --min-iteration-ms 20  an iteration is as many whole replays as last this long
  --touch word           what an allocation writes: none, its first 8 bytes (word), all of it (full)
  --seed 0               what random numbers are drawn from
  --slowdown 0           per cent of a replay that is spent spinning after it (mode throughput)
  --occupancy, --multiplier
                         before the first replay, N times the trace's peak of objects like those of
                         the trace are allocated, and freed in random order until PERCENT of them
                         are left (not in mode verify)
  --arrivals poisson     how batches arrive (mode open-loop): fixed, one each period, or poisson
  --period-ns 5000       nanoseconds from one to the next, in the mean
  --replays 1            whole replays (mode instructions)
  --max-size 67108864    the largest object, at most 134217728

exit codes: 0 done, 2 usage, 3 trace refused, 4 the contender cannot run the trace, 5 out of memory,
            6 corruption or a bug|}

let usage problem =
  Printf.eprintf "%s: %s\n%s --help explains everything\n" name problem name;
  2

let with_options parse args run =
  match parse args with Ok options -> run options | Error problem -> usage problem

let verify out options =
  match Verify_list.run options out with Ok () -> 0 | Error problem -> usage problem

let check out ({ files; max_size } : Options.check) = Check.run ~max_size files out

let describe out () =
  out (Describe.line ());
  0

let replay ~started out options = Replay_command.run options ~started out

let run_command ~started out command args =
  match command with
  | "describe" -> with_options Options.nothing args (describe out)
  | "replay" -> with_options Options.replay args (replay ~started out)
  | "verify" -> with_options Options.verify args (verify out)
  | "check" -> with_options Options.check args (check out)
  | _ ->
      usage
        (Printf.sprintf "unknown command %s; there are describe, replay, verify and check" command)

let run args out =
  let started = Clock.now () in
  match args with
  | [] -> usage "say what to do: describe, replay, verify or check"
  | command :: rest when List.mem command [ "--help"; "-h"; "help" ] || List.mem "--help" rest ->
      out help;
      0
  | command :: rest -> run_command ~started out command rest
