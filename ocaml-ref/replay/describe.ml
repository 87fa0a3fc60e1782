(* What OCAMLRUNPARAM says of it, or the runtime's own size; the program changes nothing. *)
let minor_heap () = Printf.sprintf "; minor heap %d words" (Gc.get ()).minor_heap_size

let program () =
  [
    ("protocol", "1");
    ("language", Json.string "ocaml");
    ("runtime", Json.string "native");
    ("runtime_version", Json.string Sys.ocaml_version);
    ("compiler", Json.string ("ocamlopt " ^ Sys.ocaml_version));
    ("flags", Json.string (Build_flags.all ^ minor_heap ()));
  ]

let clock () =
  let { Clock.resolution_ns; cost_ns; pairs } = Clock.calibrate () in
  [
    ("name", Json.string Clock.name);
    ("resolution_ns", string_of_int resolution_ns);
    ("cost_ns", Printf.sprintf "%.1f" cost_ns);
    ("pairs", string_of_int pairs);
  ]

let contender (entry : Catalogue.entry) =
  let kinds = List.map (fun kind -> Json.string (Trace.kind_word kind)) entry.kinds in
  Json_object.line
    [
      ("name", Json.string entry.name);
      ("description", Json.string entry.description);
      ("kinds", Json_object.array kinds);
      ("placement", Json.string (Contender_intf.placement_word entry.placement));
      (* All of them trust the program that they serve, as allocators do. *)
      ("checks_handles", "false");
      ("cannot", Json_object.array (List.map Json.string entry.cannot));
    ]

let line () =
  Json_object.line
    (program ()
    @ [
        ("clock", Json_object.line (clock ()));
        ("contenders", Json_object.array (List.map contender Catalogue.entries));
      ])
