(* Native code is as fast as it gets once the caches and the allocator's pages are there. *)
let settled_ns = 20_000_000
let each = 64

let points ~operations ~first_ns run =
  let rec after replays ns earlier =
    let points = (replays * operations, ns) :: earlier in
    if earlier <> [] && ns >= settled_ns then List.rev points
    else
      let more = if replays < each then 1 else replays in
      after (replays + more) (ns + run more) points
  in
  after 1 first_ns []
