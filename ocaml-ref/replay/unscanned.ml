(* A block with the tag of abstract data has the same header and the same words as an array; only
   the collector, comparison, hashing and marshalling treat it differently. Ints are no pointers, so
   nothing is lost when nobody scans them. *)
let init length word =
  if length = 0 then [||]
  else
    let block : int array = Obj.obj (Obj.new_block Obj.abstract_tag length) in
    for i = 0 to length - 1 do
      block.(i) <- word i
    done;
    block
