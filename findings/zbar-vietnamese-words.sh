#!/bin/sh
# zbarimg 0.23.92 (Debian 12) and qrcode 1.5.4: Vietnamese words in a QR code come out in Japanese or Chinese letters.
#
# Whoever makes a code of words writes UTF-8 into it and, as most programs do, no note (ECI) that says so. zbar then guesses the letters
# from the bytes. Words of plain letters with few marks are taken for what they are; many Vietnamese ones pass for Shift-JIS or Big5 as
# well, and these are asked first: "Huế" is read as "Hu蘯ｿ", "Ấp" as "廕小", and nothing says that it was a guess. A card with a
# name on it is so read as somebody else's. The bytes themselves (-Sbinary) are right, and so is a code that holds a link in ASCII.
set -eu
version=$(zbarimg --version 2>/dev/null || true)
[ "$version" = 0.23.92 ] || { echo "needs zbarimg 0.23.92 (apt-get install zbar-tools), found: $version"; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund qrcode@1.5.4
codes=$(node -e '
  const { toFile } = require("qrcode")
  const words = ["Huế", "Đường", "Bùi Ngũ", "Ủy ban nhân dân", "Nguyễn Văn An", "https://phuong.example.vn/"]
  Promise.all(words.map((said, n) => toFile(`${n}.png`, said, { scale: 6 }))).then(() => console.log(words.length))')
read_by() { for n in $(seq 0 $((codes - 1))); do zbarimg -q --raw "$@" "$n.png" 2>/dev/null; echo; done | sed '/^$/d'; }
guessed=$(read_by)
bytes=$(read_by -Sbinary --oneshot)
echo "zbarimg $version"
echo "$guessed" | sed 's/^/guessed: /'
echo "$bytes" | sed 's/^/bytes:   /'
if [ "$guessed" = 'Hu蘯ｿ
ﾄ脆ｰ盻拵g
B羅i Ng觼
廙尖 ban nh璽n d璽n
Nguyễn Văn An
https://phuong.example.vn/' ] && [ "$bytes" = 'Huế
Đường
Bùi Ngũ
Ủy ban nhân dân
Nguyễn Văn An
https://phuong.example.vn/' ]; then
  echo 'four of five codes are read as other words'
else
  echo 'CHANGED'
  exit 1
fi
