(** [ocaml/heap] on pool traces: a block of one word for each object, which holds the stamp as the
    word pools do, whatever the slot size. Giving it back overwrites the register that holds it.
    *)

include Contender_intf.Unsupported

type handle = { word : int }

let nothing = { word = 0 }

type t = { handles : handle array }

let general = true
let make (plan : Plan.t) = { handles = Array.make plan.registers nothing }
let reserved_bytes _ = None
let registers t = t.handles
let alloc_none _ _ _ stamp = { word = stamp }
let alloc_word _ _ _ stamp = { word = stamp }
let alloc_full _ _ _ stamp = { word = stamp }
let free t register _ _ = t.handles.(register) <- nothing
let touch _ _ handle arg = handle.word land Stamp.mask (Stamp.size_of_arg arg)
let fill _ _ _ _ _ = ()
let read _ _ handle _ stamp = if handle.word = stamp then Some handle.word else None
let place _ _ = 0
