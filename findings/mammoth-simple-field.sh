#!/bin/sh
# mammoth 1.13.0 leaves out what people read in a simple field (w:fldSimple), and keeps that of the same field in parts.
#
# Word and mail merge write "Mức đóng là 1.500.000 đồng" with the sum in a field, in either of two forms that say the same. Of the
# first mammoth answers a warning about an unrecognised element, and a sentence without its sum.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 jszip@3.10.1
cat >read.cjs <<'EOF'
const JSZip = require('jszip')
const mammoth = require('mammoth')
const run = (inside) => `<w:r>${inside}</w:r>`
const text = (words) => run(`<w:t xml:space="preserve">${words}</w:t>`)
const char = (type) => run(`<w:fldChar w:fldCharType="${type}"/>`)
const simple = `<w:fldSimple w:instr="MERGEFIELD sum">${text('1.500.000')}</w:fldSimple>`
const parts = `${char('begin')}${run('<w:instrText>MERGEFIELD sum</w:instrText>')}${char('separate')}${text('1.500.000')}${char('end')}`
const open = 'http://schemas.openxmlformats.org/'
const read = async (field) => {
  const zip = new JSZip()
  zip.file('[Content_Types].xml', `<Types xmlns="${open}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
  zip.file('_rels/.rels', `<Relationships xmlns="${open}package/2006/relationships"><Relationship Id="r1" Type="${open}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
  zip.file('word/document.xml', `<w:document xmlns:w="${open}wordprocessingml/2006/main"><w:body><w:p>${text('Mức đóng là ')}${field}${text(' đồng.')}</w:p></w:body></w:document>`)
  const { value, messages } = await mammoth.extractRawText({ buffer: await zip.generateAsync({ type: 'nodebuffer' }) })
  return [value.trim(), ...messages.map(({ message }) => message)]
}
Promise.all([read(simple), read(parts)]).then(([short, whole]) => {
  console.log('mammoth', require('mammoth/package.json').version)
  console.log('a simple field:  ', JSON.stringify(short))
  console.log('a field in parts:', JSON.stringify(whole))
  const isSo = !short[0].includes('1.500.000') && whole[0].includes('1.500.000')
  console.log(isSo ? 'what came of the simple field is lost' : 'CHANGED: both are read alike')
  process.exit(isSo ? 0 : 1)
})
EOF
node read.cjs
