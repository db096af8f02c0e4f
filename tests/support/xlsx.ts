import { zipOf } from './zip.ts'

/** A cell as it is typed: a text, a number, a formula, or one whose style shows a number as a day (1), an hour (2) or by its own form. */
export type Typed =
  | string
  | number
  | boolean
  | { formula: string; value?: string }
  | { number: number; style: 1 | 2 }
  | { number: number; form: string }
  | null

type Sheet = {
  name: string
  rows: Typed[][]
  merged?: string[]
  hidden?: true
  hiddenRows?: number[]
  /** The fonts of words that stand in another than the others, by their cells. */
  fonts?: Record<string, string>
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function cellOf(cell: Typed, reference: string, forms: string[], style = 0): string {
  if (typeof cell === 'string' && style)
    return `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (cell === null) return `<c r="${reference}"/>`
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('form' in cell) {
    if (!forms.includes(cell.form)) forms.push(cell.form)
    return `<c r="${reference}" s="${forms.indexOf(cell.form) + 3}"><v>${cell.number}</v></c>`
  }
  if ('formula' in cell) return `<c r="${reference}"><f>${escaped(cell.formula)}</f><v>${cell.value ?? ''}</v></c>`
  return `<c r="${reference}" s="${cell.style}"><v>${cell.number}</v></c>`
}

/** A workbook as a spreadsheet program saves it. */
export function workbook(sheets: Sheet[], { from1904 = false } = {}): Uint8Array<ArrayBuffer> {
  const names = sheets.flatMap(({ fonts = {} }) => Object.values(fonts))
  // The styles of fonts stand behind those of forms, of which nobody needs more than these.
  const mostForms = 50
  const forms: string[] = []
  const xmlOf = ({ rows, merged = [], hiddenRows = [], fonts = {} }: Sheet) => {
    const lines = rows.map(
      (cells, row) =>
        `<row r="${row + 1}"${hiddenRows.includes(row + 1) ? ' hidden="1"' : ''}>${cells
          .map((cell, at) => {
            const reference = `${String.fromCharCode(65 + at)}${row + 1}`
            const font = names.indexOf(fonts[reference] ?? '')
            return cellOf(cell, reference, forms, font < 0 ? 0 : 3 + mostForms + font)
          })
          .join('')}</row>`,
    )
    const areas = merged.map((area) => `<mergeCell ref="${area}"/>`).join('')
    return `<worksheet><sheetData>${lines.join('')}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`
  }
  const pages = sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, xmlOf(sheet)])
  const parts: [string, string][] = [
    [
      'xl/workbook.xml',
      `<workbook xmlns:r="r">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name, hidden }, at) => `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>${forms.map((form, at) => `<numFmt numFmtId="${165 + at}" formatCode="${escaped(form)}"/>`).join('')}</numFmts><fonts><font><name val="Times New Roman"/></font>${names.map((name) => `<font><b/><name val="${name}"/></font>`).join('')}</fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/>${Array.from({ length: mostForms }, (_, at) => `<xf numFmtId="${165 + at}"/>`).join('')}${names.map((_, at) => `<xf numFmtId="0" fontId="${at + 1}"/>`).join('')}</cellXfs></styleSheet>`,
    ],
    ...pages,
  ]
  return new Uint8Array(zipOf(parts.map(([name, text]) => ({ name, data: Buffer.from(text) }))))
}
