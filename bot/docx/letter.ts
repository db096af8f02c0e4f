import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** A millimetre in twentieths of a point, which is what lengths are given in; letters are measured in half points. */
export const mm = 56.7
/** How wide what is written on a sheet is. */
export const room = Math.round(165 * mm)
// The face that offices must use (decree 30/2020).
const face = 'Times New Roman'
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const unruled = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

export const { CENTER: centre, BOTH: justified } = AlignmentType
export const indent = { firstLine: Math.round(10 * mm) }

type Look = { size?: number; bold?: boolean; italics?: boolean } & Omit<IParagraphOptions, 'children'>

/** A paragraph in one look, 14 points large where nothing is said. */
export const line = (text: string, { size = 28, bold, italics, ...rest }: Look = {}) =>
  new Paragraph({
    ...rest,
    children: [new TextRun({ text, size, bold, italics, font: face })],
  })

/** The line that the decree wants below a name, a motto or a title, in the middle of `width`, of which it is a `share`. */
export const ruled = (width: number, share: number) => {
  const beside = Math.round((width * (1 - share)) / 2)
  return new Paragraph({
    indent: { left: beside, right: beside },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    spacing: { before: 20, after: 0, line: 60, lineRule: LineRuleType.EXACT },
    children: [],
  })
}

/** Two columns without rules, as the head and the foot of a letter have them; `share` is the left one's of the width. */
export const beside = (left: Paragraph[], right: Paragraph[], share: number) =>
  new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: [Math.round(room * share), Math.round(room * (1 - share))],
    layout: TableLayoutType.FIXED,
    borders: unruled,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map((children) => new TableCell({ children, borders: unruled })),
      }),
    ],
  })

/** An A4 sheet with the margins of the same decree, as the bytes of a file for a word processor. */
export async function letterDocx(
  title: string,
  creator: string,
  children: (Paragraph | Table)[],
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    ...{ title, creator },
    styles: { default: { document: { run: { font: face, size: 28, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: Math.round(210 * mm), height: Math.round(297 * mm) },
            // Numbered above the middle from the second page on.
            margin: { header: 10 * mm, top: 20 * mm, bottom: 20 * mm, left: 30 * mm, right: 15 * mm },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: centre,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 26, font: face })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
