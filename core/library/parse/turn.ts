import {
  articleMark,
  divisionMark,
  goesOnFromArticle,
  isBrokenAbove,
  isUpper,
  namedArticle,
  slippedArticle,
} from './markers.ts'
import type { Line } from './pages.ts'
import { quotedLines } from './quotations.ts'

/** A line that begins an article. */
export type Opening = {
  name: string
  /** "Điều 5", with the marks of its notes; where the line names the law too, what it says before the heading. */
  called: string
  heading: string
  /** The law that the line names, where it names one. */
  law: string
  /** The division below whose head it is counted from one again: "Chương II"; '' where it goes on. */
  anew: string
}

/** A line that may begin one. `exact`: it is one only where the article before it has just ended. */
type Candidate = Opening & { number: number; lettered: boolean; exact: boolean; weight: number }

// "Điều 5 Luật này quy định…" speaks of an article; it rarely begins one.
const reference =
  /^(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định|Quy chế|Nội quy|Điều lệ|Thể lệ|Chương|Mục)(?![\p{L}])/u
const amends = /SỬA ĐỔI,? BỔ SUNG/u
const farthestStep = { usual: 20, amending: 3 }
const stepCost = 0.6
const doubtful = 0.5

// "… tại khoản 1 / Điều 17.": the line above speaks of a part of the article that this one names.
const partNamed = /(?:^|[\s(])(?:khoản|điểm|[Đđ]iều|tiết)\s(?:\d{1,3}[a-zđ]?|[a-zđ])$/u
const leadsToQuotation = /như sau\s?:["“]?$/u
/** How a line of a table of contents ends: dots or a wide gap, and a page. */
export const contentsLine = /(?:\.{3}|…|\s{3})\s{0,9}\d{1,3}$/u
const ended = /[.;:!?…|)”"\]]$/u

/**
 * The lines that begin the articles of a text, by their place: those that together run on best, one number after the other;
 * and which lines are quoted from another text.
 */
export function openingsOf(lines: Line[]): { openings: Map<number, Opening>; quoted: boolean[] } {
  const amending = amends.test(
    lines
      .slice(0, 30)
      .map(({ text }) => text)
      .join('\n'),
  )
  const quoted = quotedLines(lines, amending)
  const candidates = lines.map((_, at) => (quoted[at] ? null : candidateAt(lines, at)))
  weigh(candidates, lines)
  const chosen = inTurn(candidates, farthestStep[amending ? 'amending' : 'usual'])
  const named = candidates.flatMap((one, at) => (one?.law && !one.lettered ? [at] : []))
  // A hand-out of articles out of several laws: each line names its law, and the numbers follow no order.
  const places = named.length > chosen.length ? named : chosen
  const openings = new Map<number, Opening>()
  let last = 0
  let next = 0
  candidates.forEach((one, at) => {
    if (!one) return
    // An inserted article bears the number of the one before it and a letter.
    if (at === places[next]) {
      next += 1
      last = one.number
    } else if (!(one.lettered && one.number === last)) return
    openings.set(at, one)
  })
  return { openings, quoted }
}

function candidateAt(lines: Line[], at: number): Candidate | null {
  const text = lines[at]?.text ?? ''
  const found = articleMark.exec(text) ?? slippedArticle.exec(text)
  const [, name = '', notes = '', mark = '', heading = ''] = found ?? []
  const refers = found !== null && mark === '' && reference.test(heading)
  const { before, gap } = above(lines, at)
  const law = (found === null || refers) && (gap || ended.test(before) || isUpper(before)) ? namedArticle(text) : null
  if (law) return { ...law, ...numbered(law.name), anew: '', exact: false, weight: doubtful }
  if (name === '') return null
  const slipped = !articleMark.test(text)
  const titled = mark !== '' && heading.replace(/^[.\s]+/, '') !== ''
  const comma = before.endsWith(',')
  const broken = partNamed.test(before) || isBrokenAbove(before)
  // A comma or a lost point may stand above a true article; then its number and its heading must tell.
  if (broken && !((comma || gap) && titled) && !(comma && gap)) return null
  if ((refers && !/[.;:”"]$/.test(before)) || (heading === '' && goesOnFromArticle.test(below(lines, at)))) return null
  const sure = mark !== '' || heading === ''
  const weight = broken ? doubtful / 2 : sure && !slipped ? 1 : doubtful
  return {
    ...{ name, called: `Điều ${name}${notes}`, heading, law: '', ...numbered(name), weight },
    anew: name === '1' && weight === 1 ? laterDivision(lines, at) : '',
    exact: refers || slipped || broken,
  }
}

const numbered = (name: string) => ({ number: Number.parseInt(name, 10), lettered: /\D$/.test(name) })

/** The last line above that is not blank, and whether blank ones part it from this one. */
function above(lines: Line[], at: number): { before: string; gap: boolean } {
  for (let i = at - 1; i >= 0; i--) if (lines[i]?.text) return { before: lines[i]?.text ?? '', gap: i < at - 1 }
  return { before: '', gap: true }
}

const mostOfTitle = 4
/** The second or a later chapter whose head stands right above a line, "Chương II"; '' for none. */
function laterDivision(lines: Line[], at: number): string {
  let seen = 0
  for (let i = at - 1; i >= 0 && seen < mostOfTitle; i--) {
    const text = lines[i]?.text ?? ''
    if (text === '') continue
    const [, called = '', number = ''] = divisionMark.exec(text) ?? []
    if (called)
      return /^(?:chương|phần)$/iu.test(called) && !/^(?:I|1|A|(?:thứ )?nhất)$/iu.test(number)
        ? `${called} ${number}`
        : ''
    if (!isUpper(text)) return ''
    seen += 1
  }
  return ''
}

function below(lines: Line[], at: number): string {
  for (let i = at + 1; i < lines.length; i++) if (lines[i]?.text) return lines[i]?.text ?? ''
  return ''
}

/** Takes weight from what is less likely an article: without a heading where others have one, in a table of contents. */
function weigh(candidates: (Candidate | null)[], lines: Line[]) {
  const all = candidates.filter((one) => one !== null)
  const titled = all.filter(({ heading }) => heading !== '').length * 2 > all.length
  let below: 'text' | 'article' | 'none' = 'none'
  for (let at = candidates.length - 1; at >= 0; at--) {
    const text = lines[at]?.text ?? ''
    const one = candidates[at]
    if (one) {
      const { before, gap } = above(lines, at)
      if (titled && one.heading === '') one.weight *= doubtful
      if (contentsLine.test(one.heading) || below === 'article') one.weight *= 0.8
      if (leadsToQuotation.test(before)) one.weight *= doubtful
      else if (!gap && !ended.test(before) && !isUpper(before) && !articleMark.test(before)) one.weight *= 0.9
    }
    if (text !== '') below = one || divisionMark.test(text) ? 'article' : 'text'
  }
}

type Best = { value: number; at: number }

/**
 * The candidates that run on best. A step over missing numbers costs, so that a reference is no article while the one
 * that is expected still comes; of two that do as well the first is taken.
 */
function inTurn(candidates: (Candidate | null)[], farthest: number): number[] {
  const best: { any: Best[]; loose: Best[] } = { any: [], loose: [] }
  const next = new Map<number, number>()
  let start: Best = { value: 0, at: -1 }
  // Where a later chapter counts its articles from one again.
  let anew: Best | null = null
  const better = (one: Best | undefined, other: Best) => one === undefined || other.value >= one.value
  for (let at = candidates.length - 1; at >= 0; at--) {
    const one = candidates[at]
    if (!one || one.lettered) continue
    let value = 0
    for (let number = one.number + 1; number <= one.number + farthest; number++) {
      const after = number === one.number + 1 ? best.any[number] : best.loose[number]
      const gain = (after?.value ?? 0) - (number === one.number + 1 ? 0 : stepCost)
      if (after === undefined || gain <= value) continue
      value = gain
      next.set(at, after.at)
    }
    if (anew && anew.value - stepCost > value) {
      value = anew.value - stepCost
      next.set(at, anew.at)
    }
    const mine = { value: value + one.weight, at }
    if (better(best.any[one.number], mine)) best.any[one.number] = mine
    if (!one.exact && better(best.loose[one.number], mine)) best.loose[one.number] = mine
    if (one.anew && (!anew || mine.value >= anew.value)) anew = mine
    const begun = { value: mine.value - (one.number === 1 ? 0 : stepCost), at }
    if ((!one.exact || one.number === 1) && better(start, begun)) start = begun
  }
  const chosen: number[] = []
  for (let at: number | undefined = start.at; at !== undefined && at >= 0; at = next.get(at)) chosen.push(at)
  return chosen
}
