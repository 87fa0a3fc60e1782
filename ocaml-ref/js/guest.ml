(* The guest as an object of JavaScript: [allocrace], in [module.exports] or else global. *)

open Js_of_ocaml

(* An array of the engine's that is longer than it allows. *)
let is_range_error = function
  | Js_error.Exn error -> Js_error.name error = "RangeError"
  | _ -> false

let guest = Allocrace_guest.Guest.make ~is_exhaustion:is_range_error

(* An int is a signed number there. *)
let unsigned word =
  let number = float_of_int word in
  Js.number_of_float (if number < 0. then number +. 4294967296. else number)

let ask ask request trace =
  let request = Js.to_string request and trace = Typed_array.String.of_uint8Array trace in
  let (_ : int) = ask guest ~request ~trace in
  Js.string (Allocrace_guest.Guest.answer guest)

let () =
  let open Allocrace_guest in
  let meth call = Js.Unsafe.inject (Js.wrap_callback call) in
  Js.export "allocrace"
    (Js.Unsafe.obj
       [|
         ("open", meth (ask Guest.open_session));
         ("verify", meth (ask Guest.verify));
         ("answer", meth (fun () -> Js.string (Guest.answer guest)));
         ("rewind", meth (fun () -> Guest.rewind guest));
         ("replay", meth (fun from until -> Guest.replay guest from until));
         ("work", meth (fun () -> unsigned (Guest.work guest)));
         ("sum", meth (fun () -> unsigned (Guest.sum guest)));
         (* What contenders know of themselves is the layout of native code. *)
         ("reserved", meth (fun () -> -1));
         ("nothing", meth (fun () -> ()));
         ("close", meth (fun () -> Guest.close guest));
       |])
