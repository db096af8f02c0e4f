import {
  AlignmentType,
  BorderStyle,
  Document,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { MinutesPage } from '../../core/gatherings/minutes/minutes.ts'
import { minutesWords as words } from '../../core/gatherings/minutes/words.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

// A millimetre in twentieths of a point; letters are measured in half points, and their face is the one that offices must use.
const millimetre = 56.7
const width = Math.round(165 * millimetre)
const face = 'Times New Roman'
const { CENTER, JUSTIFIED } = AlignmentType
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noLines = {
  top: noLine,
  bottom: noLine,
  left: noLine,
  right: noLine,
  insideHorizontal: noLine,
  insideVertical: noLine,
}

type Style = { size?: number; bold?: boolean; italics?: boolean; underline?: boolean } & Omit<
  IParagraphOptions,
  'children'
>

function paragraph(text: string, { size = 28, bold, italics, underline, ...rest }: Style = {}) {
  const run = new TextRun({ text, size, bold, italics, font: face, ...(underline && { underline: {} }) })
  return new Paragraph({ ...rest, children: [run] })
}

const twoColumns = (left: Paragraph[], right: Paragraph[], share: number) =>
  new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [Math.round(width * share), Math.round(width * (1 - share))],
    layout: TableLayoutType.FIXED,
    borders: noLines,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map((children) => new TableCell({ borders: noLines, children })),
      }),
    ],
  })

/** Minutes in the form that offices keep them in, to be printed or gone on with in a word processor. */
export async function minutesDocx(minutes: MinutesPage): Promise<Uint8Array<ArrayBuffer>> {
  const { unitName, aboveName, title, content } = minutes
  const upper = (text: string) => text.toLocaleUpperCase('vi')
  const small = { size: 26, alignment: CENTER }
  const document = new Document({
    title: `${words.kind} ${title}`,
    creator: unitName,
    styles: { default: { document: { run: { font: face, size: 28, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: Math.round(210 * millimetre), height: Math.round(297 * millimetre) },
            margin: { top: 20 * millimetre, bottom: 20 * millimetre, left: 30 * millimetre, right: 15 * millimetre },
          },
        },
        children: [
          twoColumns(
            [
              ...(aboveName ? [paragraph(upper(aboveName), small)] : []),
              paragraph(upper(unitName), { ...small, bold: true, underline: true }),
            ],
            [
              paragraph(words.nation, { size: 24, bold: true, alignment: CENTER }),
              paragraph(words.motto, { ...small, bold: true, underline: true }),
            ],
            0.42,
          ),
          paragraph(words.kind, { size: 30, bold: true, alignment: CENTER, spacing: { before: 360 } }),
          paragraph(title, { bold: true, alignment: CENTER, spacing: { after: 240 } }),
          ...content.parts.flatMap(({ heading, sentences }) => [
            paragraph(heading, { bold: true, keepNext: true, spacing: { before: 200, after: 60 } }),
            ...sentences.map(({ text }) =>
              paragraph(text, {
                ...{ alignment: JUSTIFIED, spacing: { after: 60 } },
                indent: { firstLine: Math.round(10 * millimetre) },
              }),
            ),
          ]),
          paragraph('', { spacing: { after: 120 } }),
          twoColumns(signatory(minutes, 'secretary'), signatory(minutes, 'chair'), 0.5),
          paragraph(words.checked(minutes.contentHash), { size: 18, italics: true, spacing: { before: 360 } }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function signatory(minutes: MinutesPage, as: 'chair' | 'secretary'): Paragraph[] {
  const signed = minutes.signatures.find(({ signsAs }) => signsAs === as)
  return [
    paragraph(words.signs[as], { bold: true, alignment: CENTER, keepNext: true }),
    paragraph(signed ? words.signed(signed.at) : words.unsigned, {
      size: 24,
      italics: true,
      alignment: CENTER,
      keepNext: true,
    }),
    paragraph('', { keepNext: true }),
    paragraph('', { keepNext: true }),
    paragraph(signed?.name || minutes[as], { bold: true, alignment: CENTER }),
  ]
}
