import type { Paragraph } from 'docx'
import type { MinutesPage } from '../../core/gatherings/minutes/minutes.ts'
import { minutesWords as words } from '../../core/gatherings/minutes/words.ts'
import { beside, centre, indent, justified, letterDocx, line, room, ruled } from '../docx/letter.ts'

/** Minutes in the form that offices keep them in, to be printed or gone on with in a word processor. */
export async function minutesDocx(minutes: MinutesPage): Promise<Uint8Array<ArrayBuffer>> {
  const { unitName, aboveName, title, content } = minutes
  const upper = (text: string) => text.toLocaleUpperCase('vi')
  const small = { size: 26, alignment: centre }
  return letterDocx(`${words.kind} ${title}`, unitName, [
    beside(
      [
        ...(aboveName ? [line(upper(aboveName), small)] : []),
        line(upper(unitName), { ...small, bold: true }),
        ruled(room * 0.42, 0.35),
      ],
      [
        line(words.nation, { size: 24, bold: true, alignment: centre }),
        line(words.motto, { ...small, bold: true }),
        ruled(room * 0.58, 0.62),
      ],
      0.42,
    ),
    line(words.kind, { size: 30, bold: true, alignment: centre, spacing: { before: 360 } }),
    line(title, { bold: true, alignment: centre, spacing: { after: 240 } }),
    ...content.parts.flatMap(({ heading, sentences }) => [
      line(heading, { bold: true, keepNext: true, spacing: { before: 200, after: 60 } }),
      ...sentences.map(({ text }) =>
        line(text, {
          ...{ alignment: justified, spacing: { after: 60 } },
          indent,
        }),
      ),
    ]),
    line('', { spacing: { after: 120 } }),
    beside(signatory(minutes, 'secretary'), signatory(minutes, 'chair'), 0.5),
    line(words.checked(minutes.contentHash), { size: 18, italics: true, spacing: { before: 360 } }),
  ])
}

function signatory(minutes: MinutesPage, as: 'chair' | 'secretary'): Paragraph[] {
  const signed = minutes.signatures.find(({ signsAs }) => signsAs === as)
  return [
    line(words.signs[as], { bold: true, alignment: centre, keepNext: true }),
    line(signed ? words.signed(signed.at) : words.unsigned, {
      size: 24,
      italics: true,
      alignment: centre,
      keepNext: true,
    }),
    line('', { keepNext: true }),
    line('', { keepNext: true }),
    line(signed?.name || minutes[as], { bold: true, alignment: centre }),
  ]
}
