import { numberOfRoman } from '../../text/roman.ts'

// From the outermost in.
const units = ['phụ lục', 'mẫu', 'phần', 'chương', 'mục', 'tiểu mục', 'điều', 'khoản', 'điểm', 'tiết'] as const
export type Unit = (typeof units)[number]
export const depthOf = (unit: Unit): number => units.indexOf(unit)

/** Which of a unit, or which in a row: "Điều 5", "Điều 5 đến Điều 9". `said` is how they are written: "5", "5 đến 9". */
export type Step = { unit: Unit; from: number; to: number; said: string }

/**
 * A place in a document: its steps from the outermost in; the attached document that it stands in ("quy chế"; '' where none is
 * said); whether only something inside it is meant that bears no number, such as a phrase.
 */
export type Place = { attached: string; steps: Step[]; inside: boolean }

/** The places that a relation means; `except`: all but these. */
export type Scope = { places: Place[]; except: boolean }

/**
 * The places that the words of a relation name: "khoản 2 Điều 7", "các Điều 5, 6 và 8", "từ Điều 5 đến Điều 9", "trừ Điều 3".
 * Null where they say of no place for certain: "một số điều", "khoản 2", "danh mục phí".
 */
export function scopeOf(words: string): Scope | null {
  if (words.length >= longestScope) return null
  const all = tokensOf(words)
  const except = said(all, 0, 'trừ') || said(all, 0, 'ngoại trừ')
  const read = groupsIn(except ? all.slice(all[0]?.low === 'trừ' ? 1 : 2) : all)
  const found = read && nested(read.groups)
  return found && { places: found.map((steps) => ({ attached: read.attached, steps, inside: read.inside })), except }
}

// Words as long as a relation keeps of them may be cut off amid a number.
const longestScope = 200

type Token = { low: string; said: string }
type Group = { unit: Unit; steps: Step[]; parted: boolean }

// What is quoted names no place.
const quotation = /[“"][^“”"]{0,300}[”"]/gu

const tokensOf = (words: string): Token[] =>
  (words.replace(quotation, ' ').match(/[\p{L}\p{N}]+(?:\.\d{1,3})?|\S/gu) ?? []).map((word) => ({
    said: word,
    low: word.toLowerCase(),
  }))

const said = (tokens: Token[], at: number, words: string): boolean =>
  words.split(' ').every((word, i) => tokens[at + i]?.low === word)

const parting = new Set([',', ';', 'và', 'hoặc', 'cùng'])
// They lead from one place to another and tell nothing of either.
const leading = new Set('các những của tại thuộc trong ở từ số toàn bộ cả nội dung quy định nêu'.split(' '))
const kinds = ['bộ luật', 'luật', 'pháp lệnh', 'nghị định', 'nghị quyết', 'thông tư', 'quyết định', 'chỉ thị']
const attached =
  'quy chế|quy định|quy ước|hương ước|nội quy|điều lệ|thể lệ|kế hoạch|phương án|đề án|chương trình|quy trình'.split('|')

/** The units that words name, each with its numbers, in the order in which they are said; null where something else is said. */
function groupsIn(tokens: Token[]): { groups: Group[]; attached: string; inside: boolean } | null {
  const groups: Group[] = []
  let [parted, inside, behind] = [false, false, false]
  for (let at = 0; at < tokens.length; ) {
    const group = groupAt(tokens, at)
    if (group) {
      // "Khoản 3a vào sau khoản 3 Điều 5": the second says only where the first is put.
      if (!behind || group.unit !== groups.at(-1)?.unit) groups.push({ unit: group.unit, steps: group.steps, parted })
      parted = false
      behind = false
      at = group.end
    } else if (groups.length > 0 && said(tokens, at, 'vào')) {
      behind = true
      at += said(tokens, at + 1, 'sau') || said(tokens, at + 1, 'trước') ? 2 : 1
    } else if (groups.length > 0 && isName(tokens, at)) {
      const own = attached.find((one) => said(tokens, at, one)) ?? ''
      const rest = tokens.slice(at + 1)
      const goesOn = rest.some((_, i) => groupAt(rest, i) !== null)
      return goesOn || rest.at(-1)?.low === 'này' ? null : { groups, attached: own, inside }
    } else {
      const { low = '' } = tokens[at] ?? {}
      parted ||= parting.has(low)
      if (!parting.has(low) && !leading.has(low)) {
        if (groups.length > 0) return null
        inside = true
      }
      at += 1
    }
  }
  return { groups, attached: '', inside }
}

/** Where words go over to the name of a document: the other one's own, or that of what is attached to it. */
function isName(tokens: Token[], at: number): boolean {
  const starts = (words: string) => said(tokens, at, words)
  if (kinds.some(starts) || starts('kèm theo') || starts('ban hành kèm theo')) return true
  return attached.some(starts) && tokens[at]?.said !== tokens[at]?.low
}

function unitAt(tokens: Token[], at: number): { unit: Unit; end: number } | null {
  if (said(tokens, at, 'biểu mẫu')) return { unit: 'mẫu', end: at + 2 }
  const unit = units.find((one) => said(tokens, at, one))
  return unit ? { unit, end: at + unit.split(' ').length } : null
}

/** "Các Điều 5, 6 và 8", "từ Điều 5 đến Điều 9", "các điều từ 5 đến 9", from the unit on. */
function groupAt(tokens: Token[], at: number): { unit: Unit; steps: Step[]; end: number } | null {
  const called = unitAt(tokens, at)
  if (!called) return null
  const { unit } = called
  const steps: Step[] = []
  let next = said(tokens, called.end, 'từ') ? called.end + 1 : called.end
  for (;;) {
    const first = numberAt(tokens, next, unit)
    if (!first) break
    const last = lastAt(tokens, first.end, unit)
    next = last?.end ?? first.end
    const written = [first, ...(last ? [last] : [])].map(({ end }) => tokens[end - 1]?.said)
    steps.push({ unit, from: first.number, to: last?.number ?? first.number, said: written.join(' đến ') })
    if (!parting.has(tokens[next]?.low ?? '') || !numberAt(tokens, next + 1, unit)) break
    next += 1
  }
  return steps.length > 0 ? { unit, steps, end: next } : null
}

/** The last of those in a row: "đến Điều 9", "đến hết 9", "– 9". */
function lastAt(tokens: Token[], at: number, unit: Unit): { number: number; end: number } | null {
  if (!['đến', '-', '–'].includes(tokens[at]?.low ?? '')) return null
  const from = said(tokens, at + 1, 'hết') ? at + 2 : at + 1
  const again = unitAt(tokens, from)
  return again && again.unit !== unit ? null : numberAt(tokens, again?.end ?? from, unit)
}

function numberAt(tokens: Token[], at: number, unit: Unit): { number: number; end: number } | null {
  const from = said(tokens, at, 'số') || said(tokens, at, 'thứ') ? at + 1 : at
  const number = numberOf(unit, tokens[from]?.low ?? '')
  return number === null ? null : { number, end: from + 1 }
}

const letters = [...'abcdđeghiklmnopqrstuvxy']
const words = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const lettered = new Set<Unit>(['điểm', 'tiết'])
const byPlaces = /^(\d{1,2})\.(\d{1,3})$/
const numbered = /^(\d{1,3})([a-zđ])?$/u
const letter = /^([a-zđ])(\d{1,2})?$/u

/** What a number, a Roman one, or a letter counts, so that what stands between two can be told; null for none. "5a" follows 5. */
export function numberOf(unit: Unit, name: string): number | null {
  const low = name.toLowerCase()
  const [, whole, places] = byPlaces.exec(low) ?? []
  if (whole && places) return 1000 * (Number(whole) + 1) + Number(places)
  const [, figure, behind] = numbered.exec(low) ?? []
  if (figure) return Number(figure) + (behind ? (letters.indexOf(behind) + 1) / 100 : 0)
  if (unit !== 'khoản' && unit !== 'điều') {
    const roman = lettered.has(unit) ? 0 : numberOfRoman(low.toUpperCase())
    if (roman > 0) return roman
    const [, one, more] = letter.exec(low) ?? []
    if (one && letters.includes(one)) return letters.indexOf(one) + 1 + Number(more ?? 0) / 100
  }
  const word = words.indexOf(low)
  return word >= 0 && unit === 'phần' ? word + 1 : null
}

// A place of these is whole by itself; a clause is nothing without its article.
const standing = new Set<Unit>(['phụ lục', 'mẫu', 'phần', 'chương', 'mục', 'điều'])
const apart = new Set<Unit>(['phụ lục', 'mẫu', 'phần', 'chương', 'điều'])

/** Each place with the places it stands in: "điểm a khoản 1, khoản 3 Điều 3; Điều 9". Null where one is left without. */
function nested(groups: Group[]): Step[][] | null {
  if (groups.length === 0) return null
  if (goesInward(groups)) {
    const last = groups.at(-1)?.steps ?? []
    const above = groups.slice(0, -1).flatMap(({ steps }) => steps.slice(0, 1))
    return last.map((step) => [...above, step])
  }
  const done: Step[][] = []
  let open: Step[][] = []
  for (const { unit, steps, parted } of groups) {
    const outermost = open.at(-1)?.[0]?.unit
    const depth = depthOf(unit)
    const begin = () => {
      done.push(...open)
      open = steps.map((step) => [step])
    }
    if (!outermost || depth > depthOf(outermost)) begin()
    else if (unit === outermost) open.push(...steps.map((step) => [step]))
    else if (!parted || !apart.has(outermost))
      open = open.flatMap((inner) =>
        inner[0] && depthOf(inner[0].unit) > depth ? steps.map((step) => [step, ...inner]) : [inner],
      )
    // "Mẫu số 01, Phụ lục II" may be one place or two.
    else if (outermost === 'mẫu') return null
    else begin()
  }
  done.push(...open)
  return done.every(([first]) => first && standing.has(first.unit)) ? done : null
}

/** "Điều 5, khoản 2, điểm a": said from the outermost in, as people do. "Chương II, Điều 30" are two places. */
const goesInward = (groups: Group[]): boolean =>
  groups.length > 1 &&
  groups.every(({ unit, steps, parted }, i) => {
    const before = groups[i - 1]
    if (!before) return steps.length === 1
    const isTwo = parted && apart.has(unit)
    return depthOf(unit) > depthOf(before.unit) && !isTwo && (i === groups.length - 1 || steps.length === 1)
  })
