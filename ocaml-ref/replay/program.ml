let name = "allocrace-replay-ocaml"

let verify ~max_size ~list ~contenders out = Verify_list.run ~max_size (String.split_on_char (Char.chr 10) (String.trim (In_channel_read.all list))) contenders out; 0
let run args out = match args with
 | "check" :: files -> Check.run ~max_size:Trace.default_size files out
 | ["verify"; "--list"; list] -> verify ~max_size:Trace.default_size ~list ~contenders:Catalogue.entries out
 | _ -> prerr_endline name; 2
