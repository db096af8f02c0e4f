import { letterOf } from '../../core/sheets/sheet.ts'
import { stored } from '../import/zip.ts'

// Signs that no XML may hold.
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu
export const escaped = (text: string) =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A sheet to be filled in; `lists` are columns whose words are chosen among some cells. */
export type NewSheet = { name: string; heads: string[]; rows?: string[][]; lists?: { column: string; among: string }[] }

/** Every cell of a column is text, so that the program leaves the noughts of a code where they are. */
function sheetOf({ heads, rows = [], lists = [] }: NewSheet): string {
  // Some programs take no row and no cell that does not say where it stands.
  const line = (cells: string[], at: number) => {
    const written = cells.map((text, column) =>
      text === '' ? '' : `<c r="${letterOf(column)}${at + 1}" s="1" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    )
    return `<row r="${at + 1}">${written.join('')}</row>`
  }
  const columns = `<cols><col min="1" max="${heads.length}" width="24" style="1" customWidth="1"/></cols>`
  const choices = lists
    .map(
      ({ column, among }) =>
        `<dataValidation type="list" allowBlank="1" sqref="${column}2:${column}20000"><formula1>${among}</formula1></dataValidation>`,
    )
    .join('')
  const validations = choices && `<dataValidations count="${lists.length}">${choices}</dataValidations>`
  return `${head}<worksheet xmlns="${main}">${columns}<sheetData>${[heads, ...rows].map(line).join('')}</sheetData>${validations}</worksheet>`
}

/**
 * What a workbook is but for its sheets. Style 1 is text; so is style 2, which stays text where it begins like a formula and
 * somebody edits it.
 */
export const frameOf = (sheets: readonly { name: string }[]): [name: string, text: string][] => [
  [
    '[Content_Types].xml',
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  ],
  [
    '_rels/.rels',
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`,
  ],
]

/** A workbook of these sheets, in which every cell is text. */
export function workbookOf(sheets: readonly NewSheet[]): Uint8Array {
  const files = [
    ...frameOf(sheets),
    ...sheets.map((sheet, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetOf(sheet)]),
  ]
  return stored(new Map(files.map(([name, text]) => [name, new TextEncoder().encode(text)])))
}
