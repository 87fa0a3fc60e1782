let all path = let ic = open_in_bin path in let s = really_input_string ic (in_channel_length ic) in close_in ic; s
