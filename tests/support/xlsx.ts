import { zipOf } from './zip.ts'

/** A cell as it is typed: a text, a number, a formula, or one whose style shows a number as a day (1) or an hour (2). */
export type Typed = string | number | { formula: string; value?: string } | { number: number; style: 1 | 2 } | null

type Sheet = { name: string; rows: Typed[][]; merged?: string[] }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function cellOf(cell: Typed, reference: string): string {
  if (cell === null) return `<c r="${reference}"/>`
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if ('formula' in cell) return `<c r="${reference}"><f>${escaped(cell.formula)}</f><v>${cell.value ?? ''}</v></c>`
  return `<c r="${reference}" s="${cell.style}"><v>${cell.number}</v></c>`
}

/** A workbook as a spreadsheet program saves it. */
export function workbook(sheets: Sheet[]): Uint8Array<ArrayBuffer> {
  const xmlOf = ({ rows, merged = [] }: Sheet) => {
    const lines = rows.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, at) => cellOf(cell, `${String.fromCharCode(65 + at)}${row + 1}`)).join('')}</row>`,
    )
    const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('')
    return `<worksheet><sheetData>${lines.join('')}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`
  }
  const parts: [string, string][] = [
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="r"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    ],
    ...sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, xmlOf(sheet)]),
  ]
  return new Uint8Array(zipOf(parts.map(([name, text]) => ({ name, data: Buffer.from(text) }))))
}
