include Trace_model

let default_size = Trace_limit.default_size
let largest_size = Trace_limit.largest_size

let read ~max_size bytes =
  match Trace_binary.read ~max_size bytes with
  | trace -> Ok trace
  | exception Refused refusal -> Error refusal
