# Turns the corpus' rows into claims as 'cadastre import claims' takes them: spelt alike, with times
# in UTC.
BEGIN {
  FS = "\",\""
  split("jan feb mar apr may jun jul aug sep oct nov dec", names, " ")
  for (i in names) month[names[i]] = i
}
NR > 1 {
  sub(/^"/, "", $1)
  sub(/"\r?$/, "", $5)
  value = tolower($3)
  gsub(/^[ \t]+|[ \t]+$/, "", value)
  split(tolower($5), t, / +/)
  printf "%s,weather,weather.id=%s,%s,\"%s\",%04d-%02d-%02dT%sZ\n", $4, $1, $2, value, t[5], month[t[2]], t[3], t[4]
}
