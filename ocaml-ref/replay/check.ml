let ok = 0
let refused = 3

let checked file result =
  let file = Json.string file in
  match result with
  | Ok (trace : Trace.t) ->
      Printf.sprintf
        {|{"event":"checked","file":%s,"code":null,"at":null,"kind":"%s","operations":%d,"crc":"%08x"}|}
        file
        (Trace.kind_word trace.kind)
        (Array.length trace.operations)
        trace.crc
  | Error { Trace.code; at } ->
      Printf.sprintf
        {|{"event":"checked","file":%s,"code":"%s","at":%s,"kind":null,"operations":null,"crc":null}|}
        file code (Json.number at)

let run ~max_size files out =
  let check_one code file =
    let result = Trace_file.read ~max_size file in
    out (checked file result);
    if Result.is_ok result then code else refused
  in
  List.fold_left check_one ok files
