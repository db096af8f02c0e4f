import { articleMark, closing, divisionMark, isBroken, isUpper, slippedArticle } from './markers.ts'
import type { Line } from './pages.ts'
import { type Body, sectionOf } from './section.ts'
import type { SourceSection } from './source-document.ts'

// "Điều 5 Luật này quy định…" speaks of an article; it rarely begins one.
const reference =
  /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế|Điều lệ|Chương|Mục)(?![\p{L}])/u
const amends = /SỬA ĐỔI,? BỔ SUNG/u
const levels = ['phần', 'chương', 'mục', 'tiểu mục']
const farthestStep = { usual: 20, amending: 3 }
const longestHeading = 400
export const pathMark = ' › '

/** A line that may begin an article. `sure`: a point or a colon parts its number from its heading, or it has none. */
type Candidate = {
  name: string
  number: number
  /** The marks of notes behind its number. */
  notes: string
  heading: string
  sure: boolean
  refers: boolean
  slipped: boolean
}

/** The articles of a text, each under its divisions, and what stands beside them; null where it has none. */
export function articlesOf(lines: Line[], attached: string): SourceSection[] | null {
  const candidates = lines.map(({ text }) => candidateOf(text))
  const later = laterOf(candidates)
  const lastArticle = candidates.findLastIndex((one) => one !== null)
  // Only an amending law quotes articles of another; elsewhere a quotation mark may be left open by a slip.
  const amending = amends.test(
    lines
      .slice(0, 30)
      .map(({ text }) => text)
      .join('\n'),
  )
  const sections: SourceSection[] = []
  const path: string[] = attached ? [attached] : []
  const base = path.length
  let open: Body = { article: '', heading: '', path: attached, place: attached, lines: [], aside: true }
  let last = 0
  let quoted = false
  let before = ''
  let gap = false

  const close = () => sections.push(...sectionOf(open))
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const candidate = quoted ? null : (candidates[i] as Candidate | null)
    const divided = quoted ? null : divisionMark.exec(line.text)
    if (divided && !isBroken(before) && isDivision(divided[3] ?? '')) {
      close()
      const { level, title, next } = divisionAt(lines, i, divided)
      path.splice(base + level)
      path[base + level] = title
      const above = path.slice(0, -1).filter(Boolean)
      const place = [attached, `${divided[1]} ${divided[2]}`].filter(Boolean).join(pathMark)
      open = { article: '', heading: title, path: above.join(pathMark), place, lines: [], page: line.page }
      i = next - 1
    } else if (
      candidate &&
      isNext(candidate, last, amending) &&
      begins(candidate, last, gap ? before.replace(/,$/, '') : before, later[i])
    ) {
      close()
      last = candidate.number
      const { heading, first } = headingOf(candidate.heading, nextText(lines, i))
      const name = `Điều ${candidate.name}`
      const marked = `${name}${candidate.notes}`
      open = {
        article: candidate.name,
        heading: heading ? `${marked}. ${heading}` : marked,
        path: path.filter(Boolean).join(pathMark),
        place: attached ? `${attached}${pathMark}${name}` : name,
        lines: first ? [{ text: first, page: line.page }] : [],
        page: line.page,
      }
    } else {
      if (last > 0 && !open.aside && i > lastArticle && closing.test(line.text)) {
        close()
        open = { article: '', heading: '', path: attached, place: attached, lines: [], aside: true }
      }
      open.lines.push(line)
      quoted = last > 0 && amending && staysQuoted(line.text, quoted)
    }
    gap = line.text === ''
    if (!gap) before = line.text
  }
  if (last === 0) return null
  close()
  return sections
}

function candidateOf(text: string): Candidate | null {
  const found = articleMark.exec(text)
  const slipped = found ? null : slippedArticle.exec(text)
  const [, name = '', notes = '', mark = '', heading = ''] = found ?? slipped ?? []
  if (name === '') return null
  const refers = mark === '' && reference.test(heading)
  return {
    name,
    number: Number.parseInt(name, 10),
    notes,
    heading,
    sure: mark !== '' || heading === '',
    refers,
    slipped: slipped !== null,
  }
}

/** For each line that may begin an article without saying so: does a line that does come later, before the next number? */
function laterOf(candidates: (Candidate | null)[]): ('again' | 'follows' | 'neither')[] {
  const nearest = new Map<number, number>()
  const found: ('again' | 'follows' | 'neither')[] = []
  for (let i = candidates.length - 1; i >= 0; i--) {
    const one = candidates[i]
    if (!one) continue
    const again = nearest.get(one.number)
    const follows = nearest.get(one.number + 1)
    if (again !== undefined && (follows === undefined || again < follows)) found[i] = 'again'
    else found[i] = follows === undefined ? 'neither' : 'follows'
    if (!one.refers && !one.slipped) nearest.set(one.number, i)
  }
  return found
}

/** Articles come in turn; a few may be missing from a text as found, and an inserted one bears a letter. */
function isNext({ name, number, slipped, refers }: Candidate, last: number, amending: boolean): boolean {
  if (/\D$/.test(name)) return number === last
  if (slipped || refers) return number === last + 1
  return number > last && (last === 0 || number <= last + farthestStep[amending ? 'amending' : 'usual'])
}

/** Whether the line begins an article, or goes on with the sentence above it or speaks of another. */
function begins({ sure, refers }: Candidate, last: number, before: string, later: string | undefined): boolean {
  if (isBroken(before)) return false
  if (refers) return later === 'follows' && last > 0 && /[.;:”"]$/.test(before)
  return sure || later !== 'again'
}

/** Only what an amending law quotes may hold articles of another law. */
function staysQuoted(line: string, quoted: boolean): boolean {
  const opened = (line.match(/“/g) ?? []).length
  const closed = (line.match(/”/g) ?? []).length
  if (opened === closed) return quoted
  return opened > closed
}

/** What follows "Điều 5." is its heading where a text stands below it; alone it is the rule itself. */
function headingOf(rest: string, next: string): { heading: string; first: string } {
  const words = rest.replace(/^[.\s]+|(?<!\*)\*+$/g, '').trim()
  const alone = next === '' || articleMark.test(next) || divisionMark.test(next) || closing.test(next)
  return alone || words.length > longestHeading ? { heading: '', first: words } : { heading: words, first: '' }
}

/** The next line that is not blank, looked for no farther than a few lines. */
function nextText(lines: Line[], at: number): string {
  for (let i = at + 1; i < Math.min(lines.length, at + 8); i++) if (lines[i]?.text) return lines[i]?.text ?? ''
  return ''
}

/** "Mục 2" on a line of its own or with its title; not "Mục 2 Chương này quy định…". */
const isDivision = (rest: string) =>
  rest === '' ||
  isUpper(rest) ||
  (rest.length < 120 && !/[.;,]$/.test(rest) && /^\p{Lu}/u.test(rest) && !/này|của|tại/u.test(rest))

/** A division's level, its title from as many lines as it takes, and the line after it. */
export function divisionAt(lines: Line[], at: number, found: RegExpExecArray) {
  const level = levels.indexOf((found[1] ?? '').toLowerCase())
  const words = [(found[3] ?? '').replace(/(?<!\*)\*+$/, '')].filter(Boolean)
  let next = at + 1
  for (; next < lines.length; next++) {
    const text = lines[next]?.text ?? ''
    if (text === '') continue
    if (!isUpper(text) || divisionMark.test(text) || articleMark.test(text) || text.startsWith('|')) break
    words.push(text)
  }
  return { level, title: [`${found[1]} ${found[2]}`, ...words].join(' '), next }
}
