let aligns = 1
let truncated = 2
let synthetic = 4
let live_at_end = 8
let zero_sizes = 16
let all = aligns lor truncated lor synthetic lor live_at_end lor zero_sizes
