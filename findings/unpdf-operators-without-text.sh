#!/bin/sh
# unpdf 1.7.0 on Node 20: getTextContent answers the words of a page, getOperatorList of the same page none of them, and no error.
#
# The pdf.js inside (5.6) hands the widths of letters over with ArrayBuffer.prototype.transferToFixedLength, which Node has only
# since 21. What fails there is caught, and the orders that would show text are left out of the list. Whoever needs the place of
# each letter (words spaced by hand, letters borrowed from another font) finds a page without any.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund unpdf@1.7.0
cat >read.mjs <<'EOF'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
const parts = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 100] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
]
const drawing = 'BT /F1 12 Tf 20 50 Td (Dieu 1. Pham vi) Tj ET'
parts.push(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
let file = '%PDF-1.4\n'
const places = parts.map((part, i) => {
  const at = file.length
  file += `${i + 1} 0 obj\n${part}\nendobj\n`
  return at
})
const table = file.length
file += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
file += `trailer << /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
const pdf = await getDocumentProxy(new TextEncoder().encode(file), { verbosity: 0 })
const page = await pdf.getPage(1)
const { OPS } = await getResolvedPDFJS()
const words = (await page.getTextContent()).items.map(({ str }) => str).join('')
const { fnArray } = await page.getOperatorList()
const shown = fnArray.filter((order) => order === OPS.showText).length
const lacks = !('transferToFixedLength' in ArrayBuffer.prototype)
console.log('node', process.version, lacks ? 'without' : 'with', 'transferToFixedLength')
console.log('getTextContent: ', JSON.stringify(words))
console.log('getOperatorList:', fnArray.length, 'orders,', shown, 'of them show text')
const isSo = words.includes('Pham vi') && (shown === 0) === lacks
console.log(isSo ? 'text is drawn by no order where Node lacks that method, and by one where it has it' : 'CHANGED')
process.exit(isSo ? 0 : 1)
EOF
node read.mjs
