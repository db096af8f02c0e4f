#!/bin/sh
# LibreOffice 7.4.7.2 (Debian 12) and mammoth 1.13.0: a raised number of a page, saved as DOCX, is read as if it stood on the line.
#
# Laws have articles such as "Điều 3⁴", which a page writes as Điều 3<sup>4</sup>. What LibreOffice saves of that as DOCX does not say
# w:vertAlign="superscript", as Word does, but lifts the sign by half points (w:position) in a smaller size. mammoth makes <sup> of the
# former alone: "Điều 3⁴" becomes "Điều 34", another article, and 10² becomes 102.
set -eu
version=$(soffice --version | head -n 1)
case $version in
  'LibreOffice 7.4.7.2 '*) ;;
  *) echo "needs LibreOffice 7.4.7.2, found: $version"; exit 1 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 jszip@3.10.1
printf '%s' '<html><head><meta charset="utf-8"></head><body><p>Điều 3<sup>4</sup> áp dụng cho 10<sup>2</sup> hộ.</p></body></html>' >page.html
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to 'docx:MS Word 2007 XML' --outdir made page.html >/dev/null 2>&1
cat >read.cjs <<'JS'
const { readFileSync } = require('node:fs')
const JSZip = require('jszip')
const mammoth = require('mammoth')
const file = readFileSync('made/page.docx')
JSZip.loadAsync(file)
  .then((zip) => zip.file('word/document.xml').async('string'))
  .then(async (xml) => {
    const says = (sign) => (xml.match(new RegExp(`<w:${sign} [^>]*>`, 'g')) ?? []).length
    const { value } = await mammoth.convertToHtml({ buffer: file })
    console.log(`w:vertAlign ${says('vertAlign')}, w:position ${says('position')}: ${value}`)
  })
JS
said=$(node read.cjs)
echo "$version"
echo "$said"
if [ "$said" = 'w:vertAlign 0, w:position 2: <p>Điều 34 áp dụng cho 102 hộ.</p>' ]; then
  echo 'the article and the number are others'
else
  echo 'CHANGED'
  exit 1
fi
