# Of a list of sampled addresses and gdb's disassembly of a function: the function with the share of samples of
# each instruction, behind shares by kind. A sample falls on the instruction that waited, which is often the one
# behind the cause: single lines are rough, kinds less so.
function bare(hex) { sub(/^0x/, "", hex); sub(/^0+/, "", hex); return hex }
function kind(text) {
  if (text ~ /\(%rsp\)/) return 1
  if (text ~ /^(cmp|test|j)/) return 2
  if (text ~ /^mov[a-z]* .*\(/) return 3
  if (text ~ /^mov/) return 4
  return 5
}
BEGIN {
  split("any that has an operand in the stack frame|else comparisons and jumps|else loads and stores|else moves between registers|else arithmetic", kinds, "|")
}
FILENAME == ARGV[1] { if (NF) { seen[bare($1)]++; samples++ } next }
/^[ =>]*0x/ {
  sub(/^[ =>]+/, "")
  address = bare(substr($0, 1, index($0, ":") - 1))
  sub(/ .*/, "", address)
  text = substr($0, index($0, ":") + 1)
  gsub(/[ \t]+/, " ", text)
  sub(/^ /, "", text)
  lines++
  line[lines] = text
  share[lines] = 100 * seen[address] / samples
  all += share[lines]
  sum[kind(text)] += share[lines]
}
END {
  if (!lines) exit 1
  printf "# %d samples of the fork, %.1f %% of them in this function:\n", samples, all
  for (k = 1; k in kinds; k++) printf "# %5.1f %% %s\n", sum[k], kinds[k]
  print "# Instructions with their share of samples in per cent; runs of instructions that had none are left out."
  for (i = 1; i <= lines; i++) {
    shown = share[i] > 0 || share[i - 1] > 0 || share[i + 1] > 0
    if (shown) printf "%6.2f %s\n", share[i], line[i]
    else if (before) print "   ..."
    before = shown
  }
}
