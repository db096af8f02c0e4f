import type { Rule } from './grid.ts'
import { linesOf, type Run } from './runs.ts'

/** `twice` are the words that were left out because both pages bear them. */
type Sheet = { runs: Run[]; rules: Rule[]; twice: string[]; isMoved: boolean }
type Extent = { width: number; height: number; x: number; y: number }

// Of its height: a sheet is wider where two pages stand on it side by side.
const leastWide = 1.25
const fewestLines = 4
// Of a sheet's width: what is left free between two pages, in the middle of it.
const between = 0.03
// In letters' heights: a sentence may go on from the foot of the one page at the head of the other.
const nextLine = 1.5

/**
 * The runs of a sheet on which two pages were set side by side, the right page as if it stood below the left one; as they are
 * on any other sheet. One page is drawn whole before the other, and nothing lies across the middle; what stands at the head or the
 * foot of both says nothing twice.
 */
export function onePageBelow(sheet: Extent, runs: Run[], rules: Rule[] = []): Sheet {
  const middle = sheet.x + sheet.width / 2
  const free = (sheet.width * between) / 2
  const isAcross = ({ x, right }: { x: number; right: number }) => x < middle + free && right > middle - free
  const said = runs.filter(({ text }) => text.trim() !== '')
  const asItIs = { runs, rules, twice: [], isMoved: false }
  if (sheet.width < sheet.height * leastWide || said.some(isAcross) || rules.some(isAcross)) return asItIs
  const isRight = ({ x }: { x: number }) => x > middle
  const first = said.findIndex(isRight)
  const isDrawnSo = first > 0 && said.slice(first).every(isRight)
  const [left, right] = [said.filter((run) => !isRight(run)), said.filter(isRight)]
  if (!isDrawnSo || [left, right].some((side) => linesOf(side).length < fewestLines)) return asItIs
  const twice = standingTwice(left, right, sheet.width / 2)
  const kept = (side: Run[]) => side.filter((run) => !twice.has(run)).map(({ y }) => y)
  const down = Math.max(...kept(right)) - Math.min(...kept(left)) + (left[0]?.size ?? 0) * nextLine
  const moved = <T extends { x: number; right: number; y: number }>(one: T): T =>
    isRight(one) ? { ...one, x: one.x - sheet.width / 2, right: one.right - sheet.width / 2, y: one.y - down } : one
  return {
    runs: runs.filter((run) => !twice.has(run)).map(moved),
    rules: rules.map((rule) => ({ ...moved(rule), top: isRight(rule) ? rule.top - down : rule.top })),
    twice: linesOf([...twice]).map(({ cells }) => cells.join(' ')),
    isMoved: true,
  }
}

const near = 3
const pageNumber = /^\s*(?:[-–]\s?)?(?:trang\s)?\d{1,4}(?:\s?\/\s?\d{1,4})?(?:\s?[-–])?\s*$/iu

/** Running heads and the numbers of both pages: the highest and the lowest line of each, where both say the same but for a number. */
function standingTwice(left: Run[], right: Run[], apart: number): Set<Run> {
  const twice = new Set<Run>()
  const edges = (side: Run[]) => [Math.max(...side.map(({ y }) => y)), Math.min(...side.map(({ y }) => y))]
  const on = (side: Run[], y: number) => side.filter((run) => Math.abs(run.y - y) < near)
  const words = (line: Run[]) =>
    linesOf(line)
      .flatMap(({ cells }) => cells)
      .join(' ')
  for (const [i, y] of edges(left).entries()) {
    const [one, other] = [on(left, y), on(right, edges(right)[i] as number)]
    const [said, also] = [words(one), words(other)]
    const isPlaced = Math.abs((other[0]?.x ?? 0) - (one[0]?.x ?? 0) - apart) < apart / 4
    const isNumber = pageNumber.test(said) && pageNumber.test(also)
    if (Math.abs(y - (edges(right)[i] as number)) > near || !isPlaced) continue
    if (isNumber) for (const run of [...one, ...other]) twice.add(run)
    else if (said.replace(/\d+/g, '') === also.replace(/\d+/g, '')) for (const run of other) twice.add(run)
  }
  return twice
}
