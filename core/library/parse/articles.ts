import { footOf } from './foot.ts'
import { articleMark, beginsPart, closing, divisionMark, headingGoesOn, isBrokenAbove, isUpper } from './markers.ts'
import type { Line } from './pages.ts'
import { type Body, sectionOf } from './section.ts'
import type { SourceSection } from './source-document.ts'
import { openingsOf } from './turn.ts'

const levels = ['phần', 'chương', 'mục', 'tiểu mục']
const longestHeading = 400
export const pathMark = ' › '

/** The articles of a text, each under its divisions, and what stands beside them; null where it has none. */
export function articlesOf(lines: Line[], attached: string): SourceSection[] | null {
  const { openings, quoted } = openingsOf(lines)
  if (openings.size === 0) return null
  const lastArticle = [...openings.keys()].at(-1) ?? 0
  const foot = footOf(lines)
  // A hand-out of several laws says at each article which one's it is.
  const laws = new Set([...openings.values()].map(({ law }) => law))
  const sections: SourceSection[] = []
  const path: string[] = attached ? [attached] : []
  const base = path.length
  let open: Body = { article: '', heading: '', path: attached, place: attached, lines: [], aside: true }
  let begun = false
  let before = ''
  let counted = ''

  const close = () => sections.push(...sectionOf(open))
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const opening = openings.get(i)
    const divided = quoted[i] ? null : divisionMark.exec(line.text)
    if (divided && !isBrokenAbove(before) && isDivision(divided[3] ?? '')) {
      close()
      const { level, title, next } = divisionAt(lines, i, divided)
      path.splice(base + level)
      path[base + level] = title
      const above = path.slice(0, -1).filter(Boolean)
      const place = [attached, `${divided[1]} ${divided[2]}`].filter(Boolean).join(pathMark)
      open = { article: '', heading: title, path: above.join(pathMark), place, lines: [], page: line.page }
      i = next - 1
    } else if (opening) {
      close()
      const { heading, first, lines: taken } = headingOf(opening.heading, lines, i, foot)
      if (begun && opening.anew) counted = `${opening.anew}${pathMark}`
      begun = true
      const name = `${counted}Điều ${opening.name}`
      const place = laws.size > 1 && opening.law ? `${opening.law}${pathMark}${name}` : name
      open = {
        article: opening.name,
        heading: heading ? `${opening.called}. ${heading}` : opening.called,
        path: path.filter(Boolean).join(pathMark),
        place: attached ? `${attached}${pathMark}${place}` : place,
        lines: first ? [{ text: first, page: line.page }] : [],
        page: line.page,
      }
      i += taken - 1
    } else {
      if (begun && !open.aside && i > lastArticle && (closing.test(line.text) || i === foot)) {
        close()
        open = { article: '', heading: '', path: attached, place: attached, lines: [], aside: true }
      }
      open.lines.push(line)
    }
    if (line.text !== '') before = line.text
  }
  close()
  return sections
}

/**
 * What follows "Điều 5." is its heading where a text stands below it; alone it is the rule itself, and so is a sentence that
 * the line's end broke. `lines` is how many it takes.
 */
function headingOf(
  rest: string,
  all: Line[],
  at: number,
  foot: number,
): { heading: string; first: string; lines: number } {
  const words = rest.replace(/^[.\s]+|(?<!\*)\*+$/g, '').trim()
  const [next, second] = nextTexts(all, at, foot)
  const isAlone = (below = '') =>
    below === '' || articleMark.test(below) || divisionMark.test(below) || closing.test(below)
  if (
    words !== '' &&
    next &&
    next === all[at + 1]?.text &&
    ((goesOn.test(next) && !beginsPart(next) && !ended.test(words)) ||
      headingGoesOn(words, next, Number.POSITIVE_INFINITY))
  ) {
    const whole = `${words} ${next}`
    const isTitle =
      !isSentence.test(whole) && !isAlone(second) && !goesOn.test(second ?? '') && whole.length <= longestHeading / 2
    return { heading: isTitle ? whole : '', first: isTitle ? '' : whole, lines: 2 }
  }
  const alone = isAlone(next) || words.length > longestHeading
  return { heading: alone ? '' : words, first: alone ? words : '', lines: 1 }
}

const goesOn = /^\p{Ll}/u
const ended = /[.:!?]["”')\]]*$/u
// A title does not end as a sentence does, and holds no part of one.
const isSentence = /[.;:,]$|[;:]\s/u

/** The next two lines that are not blank, looked for no farther than a few lines. */
const nextTexts = (lines: Line[], at: number, foot: number): string[] =>
  lines
    .slice(at + 1, Math.min(at + 9, Math.max(foot, at + 1)))
    .flatMap(({ text }) => (text === '' ? [] : [text]))
    .slice(0, 2)

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
