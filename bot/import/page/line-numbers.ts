import type { Line } from './line.ts'

const fewest = 4
// Where only every fifth line bears one.
const fewestSparse = 2
const mostUneven = 0.1
const leastGoingOn = 0.15
const number = /^\s*\d{1,3}\s*$/
const opening = /^\s*(?:Điều\s+\d{1,3}[a-zđ]?\s*[.:]|Chương\s+[IVXLC]{1,6}(?!\p{L}))/u

type Numbered = { at: number; said: number }

/**
 * A page's lines without the numbers that a draft counts them by, left of its text: each says how many lines it stands below
 * another, also where only every fifth bears one, and sentences go on from one to the next, as they never do in the rows of a table.
 */
export function withoutLineNumbers(page: Line[]): Line[] {
  const left = Math.min(
    ...page.flatMap((line) => (isNumbered(line) ? (line.spans?.[1]?.x ?? []) : isNumber(line) ? [] : line.x)),
  )
  const numbered = page.flatMap((line, at): Numbered[] =>
    (isNumbered(line) || isNumber(line)) && (line.spans?.[0]?.right ?? Number.POSITIVE_INFINITY) <= left
      ? [{ at, said: Number(line.cells[0]) }]
      : [],
  )
  const isSparse = numbered.length >= fewestSparse && numbered.length * 3 <= page.length
  if ((numbered.length < fewest && !isSparse) || !areCounted(numbered)) return page
  const said = numbered.flatMap(({ at }) => page[at]?.cells.slice(1, 2) ?? [])
  const goingOn = said.filter((words) => /^\s*\p{Ll}/u.test(words)).length
  if (goingOn < said.length * leastGoingOn && !said.some((words) => opening.test(words))) return page
  const without = new Set(numbered.map(({ at }) => at))
  return page.flatMap((line, at) => (without.has(at) ? withoutFirst(line) : [line]))
}

const isNumber = ({ row, cells, spans }: Line) =>
  !row && spans?.length === cells.length && cells.length === 1 && number.test(cells[0] ?? '')
const isNumbered = ({ row, cells, spans }: Line) =>
  !row && spans?.length === cells.length && cells.length > 1 && number.test(cells[0] ?? '')

/** Whether nearly all numbers say how many lines each stands below the one before. */
function areCounted(numbered: Numbered[]): boolean {
  const uneven = numbered.filter(({ at, said }, i) => {
    const before = numbered[i - 1]
    return before !== undefined && said - before.said !== at - before.at
  })
  return uneven.length <= numbered.length * mostUneven
}

function withoutFirst(line: Line): Line[] {
  const spans = line.spans?.slice(1) ?? []
  const [first] = spans
  return first ? [{ ...line, cells: line.cells.slice(1), spans, x: first.x }] : []
}
