(* The guest as a shared library: what guest_stubs.c calls by name. *)

open Allocrace_guest

(* [read_buffer bytes at] copies what the caller left in the buffer from offset [at] on. *)
external read_buffer : Bytes.t -> int -> unit = "allocrace_guest_read_buffer" [@@noalloc]

(* [keep_answer answer] copies it to where the caller reads it. *)
external keep_answer : string -> unit = "allocrace_guest_keep_answer" [@@noalloc]

let guest = Guest.make ~is_exhaustion:(fun _ -> false)

let answered status =
  keep_answer (Guest.answer guest);
  status

(* Of a call that answers only if it came too early. *)
let told call argument =
  let before = Guest.answer guest in
  let result = call argument in
  if Guest.answer guest != before then keep_answer (Guest.answer guest);
  result

let text ~at ~length =
  let bytes = Bytes.create length in
  read_buffer bytes at;
  Bytes.unsafe_to_string bytes

let ask ask request_length trace_length =
  match
    let request = text ~at:0 ~length:request_length in
    ask guest ~request ~trace:(text ~at:request_length ~length:trace_length)
  with
  | status -> answered status
  | exception error -> answered (Guest.fail guest error)

(* By the numbers of the interface. The closures know their session, so each open names them anew. *)
let name_calls () =
  let { Calls.alloc; free; touch; create; destroy; mark; release } = Guest.calls guest in
  let name which call = Callback.register ("allocrace.call." ^ string_of_int which) call in
  name 0 alloc;
  name 1 free;
  name 2 touch;
  name 3 create;
  name 4 destroy;
  name 5 mark;
  name 6 release

let open_session request_length trace_length =
  let status = ask Guest.open_session request_length trace_length in
  name_calls ();
  status

let close () =
  Guest.close guest;
  name_calls ()

let replay from until =
  match Guest.replay guest from until with 0 -> 0 | status -> answered status

let () =
  let name name call = Callback.register ("allocrace." ^ name) call in
  name "open" open_session;
  name "verify" (ask Guest.verify);
  name "rewind" (told (fun () -> Guest.rewind guest));
  name "replay" replay;
  name "work" (told (fun () -> Guest.work guest));
  name "sum" (told (fun () -> Guest.sum guest));
  name "reserved" (told (fun () -> Guest.reserved_bytes guest));
  name "nothing" (fun () -> ());
  name "close" close;
  name "offers" (Guest.offers guest);
  name "fail" (fun error -> answered (Guest.fail guest error));
  name_calls ()
