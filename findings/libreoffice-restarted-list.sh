#!/bin/sh
# LibreOffice 7.4.7.2 (Debian 12) numbers a restarted list wrongly once it has saved it in Word's old form: "1., 2." becomes "1., 1.".
#
# Points under each article of a document begin again at one. In DOCX that is a list that shares its levels with another and says
# where it starts (w:startOverride). LibreOffice shows it rightly; what it saves of it as DOC has one list for the first item and
# another for the rest, so that the second point of every article but the first bears the number of the first.
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
npm install --silent --no-audit --no-fund jszip@3.10.1
cat >make.cjs <<'JS'
const { writeFileSync } = require('node:fs')
const JSZip = require('jszip')
const open = 'http://schemas.openxmlformats.org/'
const word = `xmlns:w="${open}wordprocessingml/2006/main"`
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const paragraph = (words, look = '') => `<w:p>${look && `<w:pPr>${look}</w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`
const item = (words, list) => paragraph(words, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`)
const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
const body = [paragraph('Điều 1'), item('rác ướt', 1), item('rác khô', 1), paragraph('Điều 2'), item('giờ đi', 2), item('giờ về', 2)]
const zip = new JSZip()
zip.file('[Content_Types].xml', `<Types xmlns="${open}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`)
zip.file('_rels/.rels', `<Relationships xmlns="${open}package/2006/relationships"><Relationship Id="r1" Type="${open}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
zip.file('word/_rels/document.xml.rels', `<Relationships xmlns="${open}package/2006/relationships"><Relationship Id="r1" Type="${open}officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`)
zip.file('word/numbering.xml', `<w:numbering ${word}><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>${restart}</w:num></w:numbering>`)
zip.file('word/document.xml', `<w:document ${word}><w:body>${body.join('')}</w:body></w:document>`)
zip.generateAsync({ type: 'nodebuffer' }).then((bytes) => writeFileSync('list.docx', bytes))
JS
node make.cjs
convert() {
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1
}
convert 'txt:Text (encoded):UTF8' new list.docx
convert doc old list.docx
convert 'txt:Text (encoded):UTF8' old old/list.doc
plain() { node -p "require('node:fs').readFileSync('$1', 'utf8').replace(/^\uFEFF|\r/g, '').replace(/^ +/gm, '').trim().replaceAll('\n', '|')"; }
new=$(plain new/list.txt)
old=$(plain old/list.txt)
echo "$version"
echo "the DOCX:           $new"
echo "the DOC made of it: $old"
if [ "$new" = 'Điều 1|1. rác ướt|2. rác khô|Điều 2|1. giờ đi|2. giờ về' ] &&
  [ "$old" = 'Điều 1|1. rác ướt|2. rác khô|Điều 2|1. giờ đi|1. giờ về' ]; then
  echo 'the second point of the second article is numbered 1'
else
  echo 'CHANGED: the numbers are others'
  exit 1
fi
