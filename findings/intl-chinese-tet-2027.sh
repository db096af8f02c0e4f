#!/usr/bin/env bash
# Vietnamese Tết by two roads: the Chinese calendar that Node's own Intl knows (ICU), and date-holidays for VN.
#
# Valid input: the first day of the first month of 2026 to 2031, asked of `new Intl.DateTimeFormat('en-u-ca-chinese')` and of
# `new Holidays('VN')`. One expects them to agree but where Hanoi and Beijing stand on two sides of midnight at a new moon (2030: 2 and 3
# February). Seen with ICU 78.2 and date-holidays 3.37.0: in 2027 Intl says 7 February, a day after Tết and after China's own New
# Year (the new moon is at 22:56 of the 6th in Hanoi, 23:56 in Beijing); in 2030, where China's is the 3rd, Intl says the 2nd. So
# Intl's Chinese calendar is a day off twice within five years, once each way, and its lunar dates serve for no calendar of holidays.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent date-holidays@3.37.0
cat >check.mjs <<'JS'
import Holidays from 'date-holidays'

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
const dayMs = 86_400_000
const seen = []
for (let year = 2026; year <= 2031; year++) {
  const tet = new Holidays('VN').getHolidays(year).find(({ name }) => name === 'Tết Nguyên Đán').date.slice(5, 10)
  let first = ''
  for (let at = Date.UTC(year, 0, 20); at < Date.UTC(year, 1, 25) && !first; at += dayMs) {
    const part = Object.fromEntries(chinese.formatToParts(at).map(({ type, value }) => [type, value]))
    if (part.month === '1' && part.day === '1') first = new Date(at).toISOString().slice(5, 10)
  }
  seen.push(`${year} VN ${tet} Intl ${first}`)
}
console.log(`ICU ${process.versions.icu}`)
console.log(seen.join('\n'))
JS
output=$(node check.mjs)
echo "$output"
expected='2026 VN 02-17 Intl 02-17
2027 VN 02-06 Intl 02-07
2028 VN 01-26 Intl 01-26
2029 VN 02-13 Intl 02-13
2030 VN 02-02 Intl 02-02
2031 VN 01-23 Intl 01-23'
[ "$(echo "$output" | tail -n +2)" = "$expected" ] || { echo 'another output than was seen' >&2; exit 1; }
