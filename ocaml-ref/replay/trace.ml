include Trace_model

let default_size = Trace_limit.default_size
let largest_size = Trace_limit.largest_size

let read ~max_size bytes =
  let read = if bytes <> "" && bytes.[0] = '#' then Trace_text.read else Trace_binary.read in
  match read ~max_size bytes with
  | trace -> Ok trace
  | exception Refused refusal -> Error refusal
