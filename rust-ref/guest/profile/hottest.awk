# Of a perf map and a list of sampled addresses: where the function with the most samples begins and ends, and its
# name. The 48 bits of an address are exact in awk's numbers, which are doubles.
function number(hex, i, n) {
  sub(/^0x/, "", hex)
  for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
  return n
}
FILENAME == ARGV[1] {
  functions++
  start[functions] = number($1)
  end[functions] = start[functions] + number($2)
  name[functions] = substr($0, length($1) + length($2) + 3)
  next
}
NF { seen[$1]++ }
END {
  for (address in seen) {
    at = number(address)
    for (f = 1; f <= functions; f++)
      if (at >= start[f] && at < end[f]) { hits[f] += seen[address]; break }
  }
  for (f in hits) if (hits[f] > most) { most = hits[f]; best = f }
  if (!best) exit 1
  printf "%.0f %.0f %s\n", start[best], end[best], name[best]
}
