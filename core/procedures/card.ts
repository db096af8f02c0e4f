import type { Language, ProcedureContent, ProcedurePart, ToldProcedure } from '../../db/schema/procedures.ts'
import { procedureParts } from '../../db/schema/procedures.ts'
import type { Ctx } from '../context.ts'
import { cutAt } from '../text/cut.ts'
import { dayMs, dayOf } from '../time.ts'
import { procedureWords } from './messages.ts'

/** After so long without a look, what is told of a procedure may be of yesterday. */
export const checkMs = 90 * dayMs
export const isOld = (checkedAt: number | null, now: number) => checkedAt === null || now - checkedAt > checkMs

/** What a chat shows of a procedure without folding it away, the link included. */
export const longestCard = 899
const longestName = 120
const longestUnit = 80
const longestNote = 160

export type Shown = {
  id: string
  unitId: string
  unitName: string
  content: ProcedureContent
  checkedAt: number | null
}
export type Telling = { language: Language; parts: readonly ProcedurePart[] }

/** What is told of a procedure: the parts asked for, or all that the office wrote of it. In Vietnamese where no English is there. */
export function toldOf(
  ctx: Pick<Ctx, 'link' | 'now'>,
  shown: Shown,
  { language: wanted, parts }: Telling,
): ToldProcedure {
  const { content, unitName } = shown
  const language = content.en ? wanted : 'vi'
  const { labels, none } = procedureWords[language]
  const { name, note } = textIn(content, language)
  const lines = (parts.length > 0 ? parts : procedureParts).flatMap((part) => {
    const text = partOf(content, part, language)
    return text || parts.length > 0 ? [{ label: labels[part], text: text || none }] : []
  })
  return {
    ...{ id: shown.id, language, name, unitName, parts: [...parts], lines, note },
    checked: dayOf(shown.checkedAt ?? 0),
    old: isOld(shown.checkedAt, ctx.now()),
    link: ctx.link(`/procedures/${shown.id}${language === 'en' ? '?lang=en' : ''}`),
  }
}

const textIn = ({ vi, en }: ProcedureContent, language: Language) => (language === 'en' && en ? en : vi)

/** What the office wrote of one part; '' where nothing. What is left out in English is told as it stands in Vietnamese. */
function partOf(content: ProcedureContent, part: ProcedurePart, language: Language): string {
  const { paper, formsIn } = procedureWords[language]
  const { forms, grounds, onlineUrl } = content
  const text = textIn(content, language)
  switch (part) {
    case 'papers': {
      const papers = text.papers.length > 0 ? text.papers : content.vi.papers
      return papers.length > 1 ? papers.map((one, at) => paper(at + 1, one)).join('; ') : (papers[0] ?? '')
    }
    case 'forms':
      return forms.length > 0 ? formsIn(forms.length) : ''
    case 'ground':
      return grounds.map((ground) => ground.text).join('; ')
    case 'online':
      return [text.online || content.vi.online, onlineUrl].filter(Boolean).join(' ')
    default:
      return text[part] || content.vi[part]
  }
}

/** What was told, as a chat message under nine hundred characters: what is too long is cut, and the link leads to all of it. */
export function cardText(told: ToldProcedure): string {
  const words = procedureWords[told.language]
  const { name, unitName, lines, note, checked, old, link } = told
  const head = words.head(cutAt(name, longestName), cutAt(unitName, longestUnit))
  const tail = [
    ...(note ? [words.note(cutAt(note, longestNote))] : []),
    [words.checked(checked), ...(old ? [words.old] : [])].join(' '),
    words.foot,
    `${words.open} ${link}`,
  ].join('\n')
  const said = lines.map(({ label, text }) => `${label}: ${text}`)
  return [head, ...fitted(said, longestCard - head.length - tail.length - 2), tail].join('\n')
}

/** Lines that together, with a sign after each, are no longer than `room`: the longest are cut, and no shorter one is for them. */
function fitted(lines: string[], room: number): string[] {
  const byLength = [...lines].sort((a, b) => a.length - b.length)
  let left = room - lines.length
  let most = 0
  for (const [at, line] of byLength.entries()) {
    most = Math.floor(left / (lines.length - at))
    if (line.length > most) break
    left -= line.length
    most = line.length
  }
  return lines.map((line) => (line.length <= most ? line : cutAt(line, Math.max(1, most - 1))))
}
