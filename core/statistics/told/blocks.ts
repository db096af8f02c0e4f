import type { Ctx } from '../../context.ts'
import { kindOf, type Measure } from '../facts/measures.ts'
import { type Bucket, isOfMonths, periodsOf, type Span, stepsOf } from '../facts/periods.ts'
import { type Figures, figuresOf } from '../facts/read.ts'
import { told as toldOf } from '../facts/shown.ts'
import { fewest, withoutSmallCells, withoutSmallCounts } from '../small-cells.ts'
import { type Block, type BlockName, blockNames, linesOf, type Of, type Told } from './block.ts'
import { blockWords, sentenceOf, stepName } from './words.ts'

// Of these the lines are told of the same things twice.
const overlapping: readonly BlockName[] = ['reach']

/** The measures of all blocks. */
export const blockMeasures: Measure[] = [
  ...new Set(blockNames.flatMap((name) => linesOf(name).map(([, { measure }]) => measure))),
]

/** Everything that is charted of one unit and what stands below it; `wholeOnly` of a month, without its days. */
export async function readBlocks(
  ctx: Pick<Ctx, 'db'>,
  unitId: string,
  span: Span,
  earlier: Span,
  { wholeOnly = false } = {},
): Promise<Block[]> {
  const steps = wholeOnly ? [{ key: span.from.slice(0, 7), periods: periodsOf(span) }] : stepsOf(span)
  const past = { key: 'before', periods: periodsOf(earlier) }
  const whole = { key: 'whole', periods: periodsOf(span) }
  const figures = await figuresOf(ctx, { unitIds: [unitId], buckets: [...steps, past, whole], measures: blockMeasures })
  return blockNames.map((name) => blockOf(name, { figures, unitId, steps, whole, earlier: past, span }))
}

type Reading = {
  figures: Figures
  unitId: string
  steps: readonly Bucket[]
  earlier: Bucket
  whole: Bucket
  span: Span
}
type Line = { cells: Told[]; total: Told; before: Told }

function blockOf(name: BlockName, reading: Reading): Block {
  const lines = linesOf(name)
  const { steps, span } = reading
  const ofPeople = lines.some(([, { measure }]) => kindOf(measure).ofPeople)
  const addsUp = !overlapping.includes(name)
  const { columns, total, before } = ofPeople ? ofPeopleIn(lines, reading) : wholeIn(lines, reading)
  const told = {
    name,
    title: blockWords[name].title,
    lines: lines.map(([key], at) => ({
      ...{ key, label: blockWords[name].lines[key] ?? key, total: columns[at]?.total ?? null },
      before: columns[at]?.before ?? null,
    })),
    total: addsUp ? total : null,
    before: addsUp ? before : null,
    steps: steps.map(({ key }, at) => ({
      key,
      label: stepName(key),
      values: columns.map(({ cells }) => cells[at] ?? null),
    })),
  }
  return { ...told, sentence: sentenceOf(told, span) }
}

type Lines = readonly (readonly [key: string, of: Of])[]
type Columns = { columns: Line[]; total: Told; before: Told }

function wholeIn(lines: Lines, { figures, unitId, steps, earlier }: Reading): Columns {
  const count = (key: string, of: Of) => figures.of({ bucket: key, unitId, ...of }).count
  const columns = lines.map(([, of]) => {
    const cells = steps.map(({ key }) => count(key, of))
    return { cells, total: sumOf(cells), before: count(earlier.key, of) }
  })
  return {
    columns,
    total: sumOf(columns.map(({ total }) => total)),
    before: sumOf(columns.map(({ before }) => before)),
  }
}

/** What is told of the lines of what people did: of whole months, what was decided; of days, what no sum on the page gives away. */
function ofPeopleIn(lines: Lines, { figures, unitId, steps, earlier, whole }: Reading): Columns {
  const count = (key: string, of: Of) => figures.of({ bucket: key, unitId, ...of }).count
  const isParted = lines.some(([, { part }]) => part !== undefined)
  // Of each line by itself, or of all of them together.
  const mayTell = (bucket: string, level: number) =>
    lines.every(([, { measure }]) => figures.of({ bucket, unitId, measure }).told >= level)
  const ofLines = isParted ? toldOf.parts : toldOf.whole
  const counts = lines.map(([, of]) => steps.map(({ key }) => count(key, of)))
  const sums = counts.map(sumOf)
  const isDecided = isOfMonths(whole.periods)
  // Lines beside each other are not added up step by step, so each is guarded by itself, and their sums as one line.
  const guardedSums = guarded([sums], true)
  const total = (at: number): Told =>
    isDecided ? (mayTell(whole.key, ofLines) ? (sums[at] ?? 0) : null) : (guardedSums.cells[0]?.[at] ?? null)
  const befores = lines.map(([, of]) => count(earlier.key, of))
  const guardedBefores = guarded([befores], true)
  const isEarlierDecided = isOfMonths(earlier.periods)
  const columns = counts.map((line, at): Line => {
    const { cells, all } = withoutSmallCounts(line)
    // Where steps would tell, the sum is told without any of them, noughts neither.
    const days = all === null || total(at) === null ? line.map(() => null) : cells
    return {
      cells: steps.map(({ key, periods }, step): Told => {
        if (!isDecided || !isOfMonths(periods)) return days[step] ?? null
        return mayTell(key, ofLines) ? (line[step] ?? 0) : null
      }),
      total: total(at),
      before: isEarlierDecided
        ? mayTell(earlier.key, ofLines)
          ? (befores[at] ?? 0)
          : null
        : (guardedBefores.cells[0]?.[at] ?? null),
    }
  })
  const all = isDecided ? (mayTell(whole.key, toldOf.whole) ? sumOf(sums) : null) : guardedSums.all
  const before = isEarlierDecided ? (mayTell(earlier.key, toldOf.whole) ? sumOf(befores) : null) : guardedBefores.all
  return { columns, total: all, before }
}

const sumOf = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/** A table with its sums; of what people did, without what could be told of a few. */
export function guarded(table: number[][], ofPeople: boolean) {
  if (ofPeople && table.every((row) => row.length === 1)) {
    const { cells, all } = withoutSmallCounts(table.map(([count = 0]) => count))
    return { cells: cells.map((one) => [one]), rows: cells, columns: [all], all }
  }
  if (ofPeople && table.length === 1) {
    const { cells, all } = withoutSmallCounts(table[0] ?? [])
    return { cells: [cells], rows: [all], columns: cells, all }
  }
  if (ofPeople) return withoutSmallCells(table)
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
  return {
    cells: table as Told[][],
    rows: table.map(sum) as Told[],
    columns: (table[0] ?? []).map((_, at) => sum(table.map((row) => row[at] ?? 0))) as Told[],
    all: sum(table.map(sum)) as Told,
  }
}

/** A mean that says nothing of the few. */
export const meanOf = (total: number, count: number, ofPeople: boolean): number | null =>
  count === 0 || (ofPeople && count < fewest) ? null : Math.round((10 * total) / count) / 10
