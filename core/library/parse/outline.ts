import { numberOfRoman, romanOf } from '../../text/roman.ts'
import { divisionAt, pathMark } from './articles.ts'
import {
  beginsTable,
  clauseMark,
  divisionMark,
  headingMark,
  isUpper,
  letterMark,
  nextBehind,
  questionMark,
  romanMark,
  tableRow,
} from './markers.ts'
import type { Line } from './pages.ts'
import { type Body, sectionOf } from './section.ts'
import type { SourceSection } from './source-document.ts'
import { contentsLine } from './turn.ts'

const longestTitle = 250
// Above this a part is searched and shown by its numbered parts.
const longestSection = 2500
const paragraphSize = 900
const inRoman: NonNullable<SourceSection['levels']> = ['điểm', 'tiết']
const inFlat: NonNullable<SourceSection['levels']> = ['mục', 'điểm']

/** A text without articles: what stands under each "I-", "A.", "Chương" or marked heading, else its numbers or paragraphs. */
export function outlineOf(lines: Line[], attached: string, title: string): SourceSection[] {
  const found = marksIn(lines)
  const path = [title || attached].filter(Boolean).join('')
  const first: Body = { article: '', heading: title, path: attached, place: attached, lines: [], levels: inFlat }
  if (found.size === 0) return flatOf({ ...first, lines })
  const sections: SourceSection[] = []
  const above: { level: number; title: string; place: string }[] = []
  let open = first
  const close = () => sections.push(...(open === first ? flatOf(open) : numberedOf(open)))
  for (let i = 0; i < lines.length; i++) {
    const mark = found.get(i)
    if (!mark) {
      open.lines.push(lines[i] as Line)
      continue
    }
    close()
    while ((above.at(-1)?.level ?? -1) >= mark.level) above.pop()
    const parents = above.map((one) => one.title)
    above.push(mark)
    const place = [
      attached,
      above
        .map((one) => one.place)
        .filter(Boolean)
        .join(', '),
    ]
      .filter(Boolean)
      .join(pathMark)
    open = {
      article: '',
      heading: mark.title,
      path: [path, ...parents].filter(Boolean).join(pathMark),
      place,
      levels: above.some((one) => one.place) ? inRoman : inFlat,
      // A mark before a whole paragraph is no title: then the paragraph stays where it is.
      lines: mark.whole ? [] : [lines[i] as Line],
      page: lines[i]?.page ?? null,
    }
    i = mark.next - 1
  }
  close()
  return sections
}

type Numbered = 'roman' | 'letter' | 'question'
type Mark = { level: number; title: string; place: string; whole: boolean; next: number }

/** The lines that begin a part, by their place: headings, divisions; letters, Roman numbers and questions that run in turn. */
function marksIn(lines: Line[]): Map<number, Mark> {
  const marks = new Map<number, Mark>()
  const counted = { roman: 0, letter: 0, question: 0 }
  const runs: Record<Numbered, number[]> = { roman: [], letter: [], question: [] }
  let marked = false
  // Whichever of the two comes first stands above the other.
  const isFirst = (kind: 'roman' | 'letter') => runs[kind].length > 0 && runs[kind][0] === firstOf(runs)
  const levelOf = (kind: 'roman' | 'letter') => (isFirst(kind === 'roman' ? 'letter' : 'roman') ? 21 : 20)
  lines.forEach(({ text }, at) => {
    if (text === '' || tableRow.test(text) || contentsLine.test(text)) return
    const heading = headingMark.exec(text)
    const headed = heading ? 10 + (heading[1]?.length ?? 0) : 0
    const words = (heading?.[2] ?? text).replace(/\*\*/g, '').trim()
    const roman = numberOfRoman(romanMark.exec(words)?.[1] ?? '')
    const letter = letters.indexOf(letterMark.exec(words)?.[1] ?? '-') + 1
    const asked = questionMark.exec(words)
    const question = asked ? Number(asked[1] ?? counted.question + 1) : 0
    const whole = words.length <= longestTitle
    const add = (level: number, place: string) =>
      marks.set(at, { level, title: whole ? words : place, place, whole, next: at + 1 })
    const divided = divisionMark.exec(text)
    if (roman > 0 && (roman === counted.roman + 1 || (roman === 1 && counted.letter > 0))) {
      add(headed || levelOf('roman'), `Mục ${romanOf(roman)}`)
      counted.roman = roman
      runs.roman.push(at)
    } else if (
      letter > 0 &&
      counted.question === 0 &&
      (letter === counted.letter + 1 || (letter === 1 && counted.roman > 0))
    ) {
      add(headed || levelOf('letter'), `Phần ${letters[letter - 1]}`)
      counted.letter = letter
      runs.letter.push(at)
      if (isFirst('letter')) counted.roman = 0
    } else if (question > 0 && (question === counted.question + 1 || (question === 1 && counted.question > 0))) {
      add(headed || 22, `Câu ${question}`)
      counted.question = question
      runs.question.push(at)
    } else if (heading) {
      marked = true
      add(headed, placeOf(words))
    } else if (divided && (divided[3] === '' || isUpper(divided[3] ?? ''))) {
      const { level, title, next } = divisionAt(lines, at, divided)
      marks.set(at, { level, title, place: `${divided[1]} ${divided[2]}`, whole: true, next })
      marked = true
      counted.roman = 0
      counted.letter = 0
    }
  })
  // One alone is a slip or an initial.
  for (const run of Object.values(runs)) {
    if (run.length < 2 && !marked) for (const at of run) marks.delete(at)
  }
  return marks
}

const letters = [...'ABCDĐEGH']
const firstOf = ({ roman, letter }: Record<Numbered, number[]>) =>
  Math.min(roman[0] ?? Number.POSITIVE_INFINITY, letter[0] ?? Number.POSITIVE_INFINITY)

/** The place that a heading gives: "Điều 5. …" of a text whose articles come one by one. */
export const placeOf = (heading: string) => /^Điều\s+(\d{1,3}[a-zđ]?)(?=[.:\s]|$)/u.exec(heading)?.[0] ?? ''

/** A long part by its numbers "1.", "2.", …, each under its own title where it has one; a short one as it is. */
function numberedOf(body: Body): SourceSection[] {
  const size = body.lines.reduce((sum, { text }) => sum + text.length + 1, 0)
  if (size <= longestSection) return sectionOf(body)
  const bodies: Body[] = [{ ...body, lines: [] }]
  let next = 1
  for (const line of body.lines) {
    const number = tableRow.test(line.text) ? 0 : Number(clauseMark.exec(line.text)?.[1] ?? 0)
    if (number !== next) {
      bodies.at(-1)?.lines.push(line)
      continue
    }
    next = nextBehind(number, line.text)
    const [numbers = '', points = ''] = body.levels ?? inFlat
    const titled = line.text.length <= longestTitle / 2 && !/[.;:,]$/.test(line.text)
    bodies.push({
      ...body,
      heading: titled ? [body.heading, line.text].filter(Boolean).join(pathMark) : body.heading,
      place: placed(body.place ?? '', `${numbers} ${number}`),
      levels: ['', points],
      lines: titled ? [] : [line],
      page: line.page,
    })
  }
  if (next === 2) return sectionOf(body)
  return bodies.flatMap((one, i) => (i === 0 && one.lines.every(({ text }) => text === '') ? [] : sectionOf(one)))
}

/** A place within a place: ", " between parts of one document, and a capital at the beginning. */
export function placed(place: string, part: string): string {
  if (part === '') return place
  if (place === '') return `${part[0]?.toUpperCase()}${part.slice(1)}`
  return `${place}, ${part}`
}

/** A text without any marks but numbers: by its numbers where it is long and has them, else by paragraphs. */
function flatOf(body: Body): SourceSection[] {
  const filled = body.lines.filter(({ text }) => text !== '')
  if (filled.length === 0) return []
  const numbers = filled.filter(({ text }) => clauseMark.test(text)).length
  return numbers >= 2 ? numberedOf(body) : paragraphsOf(body)
}

/** Whether a table goes on behind an empty line, as over the end of a page. */
function isInTable(above: Line | undefined, lines: Line[], at: number): boolean {
  let next = at + 1
  while (lines[next]?.text === '') next += 1
  const below = lines[next]
  const areRows = tableRow.test(above?.text ?? '') && tableRow.test(below?.text ?? '')
  return areRows && above?.page !== below?.page && !beginsTable(lines, next)
}

/** Paragraphs, the short ones joined to what follows them. */
function paragraphsOf(body: Body): SourceSection[] {
  const joined: { lines: Line[]; size: number }[] = []
  let paragraph: Line[] = []
  const close = () => {
    const size = paragraph.reduce((sum, { text }) => sum + text.length + 1, 0)
    const before = joined.at(-1)
    if (size > 0 && before && before.size + size < paragraphSize) {
      before.lines.push(...paragraph)
      before.size += size
    } else if (size > 0) joined.push({ lines: paragraph, size })
    paragraph = []
  }
  for (const [i, line] of body.lines.entries()) {
    if (line.text !== '') paragraph.push(line)
    else if (!isInTable(paragraph.at(-1), body.lines, i)) close()
  }
  close()
  return joined.flatMap(({ lines }) => sectionOf({ ...body, lines, page: lines[0]?.page ?? null }))
}
