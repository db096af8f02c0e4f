#!/bin/sh
# word-extractor 1.0.4 drops letters whose character spacing is an odd number.
#
# The library takes a setting for "deleted by a tracked change" (sprmCFRMarkDel, 0x0800) if the five lowest bits of its code are
# zero. Those of spacing (sprmCDxaSpace, 0x8840) are zero too, so an odd spacing, such as 0.55 pt, reads as a deletion.
# The document below was written by the format's description and is read whole by antiword and catdoc. Its second paragraph
# has a spacing of 0.5 pt (0x0a); the copy differs in that one byte (0x0b) and loses the paragraph's words.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund word-extractor@1.0.4
cat >read.cjs <<'EOF'
const { gunzipSync } = require('node:zlib')
const WordExtractor = require('word-extractor')
const even = gunzipSync(Buffer.from(
  'H4sIAAAAAAACA+3av07CQBzA8W+LSEFRMOrAYJiNiWji4mAM4mLiYkxcjAkgA/FPE8TBN/A1HHwAH8En0EfQ3cVRDa2584qFqf4hAv4+hHCld7' +
  '3m7kdzd9z9Xfbh6ib3SJc1Ynh+ktHQd1Y4QwY83/dVMvjMAr4YKDu4uDTJs8kpTRpc8BWzxNt9bkUsE8SLsodLg0NKuFQ554Savo+octi6ftvE' +
  'XpQylolfZYldylQ4psZ3TJj6A1HKJEP1/7Wn69sgaf/0Wos9u8v5Hl1zWj/pYJz+tQXMIIQQQvymInWqXFDVI6AzVsmzzAIF/UqzrUeHaoxWoc' +
  '5RO89KKM8GZRrtsoXQGdH3HJhzIO9A0YGSA17r9UUaZniNrF+mgqTq730HDnS/S9v8Mzbmt18yMdARAm/hA3kkDAkr9I5NYZHqyqBmxc++TdfC' +
  'QChK4vCxMmiOEypXpnMZwJGWFkIIIYQQQggh+oRn9k7E1GIgnzP7hJnBq/NqfWDM/Eue1nseYNJsYVDnW7KNZmC9A8ybxBYAJgAA',
  'base64',
))
const odd = Buffer.from(even)
odd[even.indexOf(Buffer.from([0x40, 0x88, 0x0a, 0x00])) + 2] = 0x0b
const lines = async (file) => (await new WordExtractor().extract(file)).getBody().split('\n').filter(Boolean)
Promise.all([lines(even), lines(odd)]).then(([whole, short]) => {
  console.log('word-extractor', require('word-extractor/package.json').version)
  console.log('spacing 0x0a:', JSON.stringify(whole))
  console.log('spacing 0x0b:', JSON.stringify(short))
  const isSo = whole.length === 3 && !short.includes('Motorbikes: 5,000')
  console.log(isSo ? 'the second paragraph is lost with odd spacing' : 'CHANGED: the words are read')
  process.exit(isSo ? 0 : 1)
})
EOF
node read.cjs
