#!/bin/sh
# word-extractor 1.0.4 writes the word "undefined" for an optional hyphen, and leaves a non-breaking hyphen as a control character.
#
# Word keeps both as signs of its own (0x1f and 0x1e). So "45/QĐ‑UBND", held together by such a hyphen, has no hyphen that a
# reader finds, and a word that may be parted holds "undefined" in its middle.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund word-extractor@1.0.4
cat >read.cjs <<'EOF'
const { gunzipSync } = require('node:zlib')
const WordExtractor = require('word-extractor')
const file = gunzipSync(Buffer.from(
  'H4sIAAAAAAACA+3av07CQBzA8W+LaFFQMOrAoJ00cXOQ0RijL2BMnItUIWJLEAcex8HRwUfwCfQRdHdxVqi5cmBlqn+I/Pl9EsLR6/3J3S9t7r' +
  'jHh9zT9V3+mT47JGgHKaYj14zoDVloB0Ggkt3vHBCIkXKIj08DmwM8GtRp8h0rJHtzbsQs040X5RifOiX28TnhigvcsB9x5THD9k0de3HKGDp+' +
  'lS2OcChSxeUn5nX7XXHKpCLt/7eXm/tu0vxtXYWB9XJzQHWmda/TDK89YBkhhBDiLzm253urxbrrnFe8M9vxSrbj2X5trVHxPadql5u1sutlHP' +
  'vSP23Y5eZt+FPGbWxYsG7BhgXbFhQsaLfe32RgJsIUeu7VvLeiORIB48zQH1OGYrItYjDbd20JeA0+Q8PsvSnUUyIZSavdQTP7dfmfZVeGVQgh' +
  'hBBCCCGEGCptfXYiEW4Gdlb3alU/01nkh/lqf2BO/0ueCc88wII+wqDyW3KMZmR9AFtD/x4AJgAA',
  'base64',
))
new WordExtractor().extract(file).then((document) => {
  const body = document.getBody()
  console.log('word-extractor', require('word-extractor/package.json').version)
  console.log(JSON.stringify(body.split('\n').filter(Boolean)))
  const isSo = body.includes('undefined')
  console.log(isSo ? 'a hyphen is written as "undefined"' : 'CHANGED: no hyphen is written as "undefined"')
  process.exit(isSo ? 0 : 1)
})
EOF
node read.cjs
