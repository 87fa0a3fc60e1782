type mode = Verify | Throughput | Latency | Open_loop | Memory | Instructions

let mode_word = function
  | Verify -> "verify"
  | Throughput -> "throughput"
  | Latency -> "latency"
  | Open_loop -> "open-loop"
  | Memory -> "memory"
  | Instructions -> "instructions"

type replay = {
  contender : Catalogue.entry;
  trace : string;
  mode : mode;
  warmup : int;
  iterations : int;
  min_iteration_ms : int;
  touch : Touch.t;
  seed : int;
  slowdown : int;
  ageing : Litter.ageing option;
  arrivals : Arrivals.t;
  period_ns : int;
  replays : int;
  max_size : int;
}

type verify = { list : string; contenders : Catalogue.entry list; max_size : int }
type check = { files : string list; max_size : int }

exception Wrong of string

let wrong format = Printf.ksprintf (fun problem -> raise (Wrong problem)) format

(* Options come as pairs of words in any order; what is left are the other words. *)
let rec split known options words = function
  | option :: value :: rest when List.mem option known ->
      split known ((option, value) :: options) words rest
  | [ option ] when List.mem option known -> wrong "%s needs a value" option
  | word :: _ when String.length word > 2 && String.sub word 0 2 = "--" ->
      wrong "unknown option %s; known here: %s" word (String.concat " " known)
  | word :: rest -> split known options (word :: words) rest
  | [] -> (options, List.rev words)

let all option options =
  let value (name, value) = if name = option then Some value else None in
  List.rev (List.filter_map value options)

let one option options =
  match all option options with
  | [] -> None
  | [ value ] -> Some value
  | _ -> wrong "%s may stand only once" option

let required option options =
  match one option options with Some value -> value | None -> wrong "%s is missing" option

let is_decimal value = value <> "" && String.for_all (fun c -> c >= '0' && c <= '9') value

let number option ~from ~until ~default options =
  match one option options with
  | None -> default
  | Some value -> (
      match if is_decimal value then int_of_string_opt value else None with
      | Some number when from <= number && number <= until -> number
      | _ -> wrong "%s takes a whole number from %d to %d, not %s" option from until value)

let size_option options =
  number "--max-size" ~from:1 ~until:Trace.largest_size ~default:Trace.default_size options

let contender name =
  match Catalogue.find name with Some entry -> entry | None -> 
      let names = List.map (fun (entry : Catalogue.entry) -> entry.name) Catalogue.entries in
      wrong "unknown contender %s; there are %s" name (String.concat " " names)

let modes = [ Verify; Throughput; Latency; Open_loop; Memory; Instructions ]

let mode_of_word word =
  match List.find_opt (fun mode -> mode_word mode = word) modes with
  | Some mode -> mode
  | None ->
      wrong "unknown mode %s; there are %s" word (String.concat " " (List.map mode_word modes))

let touch_of_word word =
  match Touch.of_word word with
  | Some touch -> touch
  | None -> wrong "unknown touch mode %s; there are none word full" word

let arrivals_of_word word =
  match Arrivals.of_word word with
  | Some arrivals -> arrivals
  | None -> wrong "unknown arrivals %s; there are fixed poisson" word

let slowdown mode options =
  if mode <> Throughput && one "--slowdown" options <> None then
    wrong "--slowdown goes with mode throughput only";
  number "--slowdown" ~from:0 ~until:100 ~default:0 options

let ageing mode options =
  let occupancy = number "--occupancy" ~from:0 ~until:99 ~default:0 options in
  let multiplier = number "--multiplier" ~from:1 ~until:20 ~default:1 options in
  match (one "--occupancy" options, one "--multiplier" options) with
  | None, None -> None
  | None, Some _ | Some _, None -> wrong "--occupancy and --multiplier go together"
  | Some _, Some _ when mode = Verify ->
      wrong "--occupancy and --multiplier do not go with mode verify"
  | Some _, Some _ -> Some { Litter.occupancy; multiplier }

let parsed parse =
  match parse () with options -> Ok options | exception Wrong problem -> Error problem

let none_left = function [] -> () | word :: _ -> wrong "unexpected argument %s" word

let replay args =
  parsed (fun () ->
      let options, words =
        split
          [
            "--contender"; "--trace"; "--mode"; "--warmup"; "--iterations"; "--min-iteration-ms";
            "--touch"; "--seed"; "--max-size"; "--slowdown"; "--occupancy"; "--multiplier";
            "--arrivals"; "--period-ns"; "--replays";
          ]
          [] [] args
      in
      none_left words;
      let mode = mode_of_word (required "--mode" options) in
      {
        contender = contender (required "--contender" options);
        trace = required "--trace" options;
        mode;
        warmup = number "--warmup" ~from:0 ~until:1_000_000 ~default:10 options;
        iterations = number "--iterations" ~from:1 ~until:1_000_000 ~default:10 options;
        min_iteration_ms = number "--min-iteration-ms" ~from:0 ~until:3_600_000 ~default:20 options;
        touch = touch_of_word (Option.value (one "--touch" options) ~default:"word");
        seed = number "--seed" ~from:0 ~until:max_int ~default:0 options;
        slowdown = slowdown mode options;
        ageing = ageing mode options;
        arrivals = arrivals_of_word (Option.value (one "--arrivals" options) ~default:"poisson");
        period_ns = number "--period-ns" ~from:1 ~until:1_000_000_000 ~default:5_000 options;
        replays = number "--replays" ~from:1 ~until:1_000_000 ~default:1 options;
        max_size = size_option options;
      })

let verify args =
  parsed (fun () ->
      let options, words = split [ "--list"; "--contender"; "--max-size" ] [] [] args in
      none_left words;
      let contenders =
        match all "--contender" options with
        | [] -> Catalogue.entries
        | names -> List.map contender names
      in
      { list = required "--list" options; contenders; max_size = size_option options })

let check args =
  parsed (fun () ->
      let options, files = split [ "--max-size" ] [] [] args in
      if files = [] then wrong "check needs a file";
      { files; max_size = size_option options })

let nothing args =
  parsed (fun () ->
      let _, words = split [] [] [] args in
      none_left words)
