# Of a perf map and a list of sampled addresses: where the function with the most samples begins and ends.
# The 48 bits of an address are exact in awk's numbers, which are doubles.
function number(hex, i, n) {
  sub(/^0x/, "", hex)
  for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
  return n
}
FNR == NR { functions++; start[functions] = number($1); end[functions] = start[functions] + number($2); next }
NF { seen[$1]++ }
END {
  for (address in seen) {
    at = number(address)
    for (f = 1; f <= functions; f++)
      if (at >= start[f] && at < end[f]) { hits[f] += seen[address]; break }
  }
  for (f in hits) if (hits[f] > most) { most = hits[f]; best = f }
  printf "%.0f %.0f\n", start[best], end[best]
}
