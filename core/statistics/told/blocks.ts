import type { Ctx } from '../../context.ts'
import { kindOf, type Measure } from '../facts/measures.ts'
import { type Bucket, periodsOf, type Span, stepsOf } from '../facts/periods.ts'
import { type Figures, figuresOf } from '../facts/read.ts'
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
  const buckets = [...steps, { key: 'before', periods: periodsOf(earlier) }]
  const figures = await figuresOf(ctx, { unitIds: [unitId], buckets, measures: blockMeasures })
  return blockNames.map((name) => blockOf(name, { figures, unitId, steps, span }))
}

type Reading = { figures: Figures; unitId: string; steps: readonly Bucket[]; span: Span }

function blockOf(name: BlockName, { figures, unitId, steps, span }: Reading): Block {
  const lines = linesOf(name)
  const count = (bucket: string, of: Of) => figures.of({ bucket, unitId, ...of }).count
  const ofPeople = lines.some(([, { measure }]) => kindOf(measure).ofPeople)
  const addsUp = !overlapping.includes(name)
  const before = guarded([lines.map(([, of]) => count('before', of))], ofPeople)
  // Lines beside each other are not added up step by step, so each is guarded by itself, and their sums as one line.
  const counts = lines.map(([, of]) => steps.map(({ key }) => count(key, of)))
  const sums = guarded([counts.map((line) => line.reduce((all, one) => all + one, 0))], ofPeople)
  const columns = counts.map((line, at) => {
    const { cells, all } = ofPeople ? withoutSmallCounts(line) : { cells: line, all: 0 }
    const total = sums.cells[0]?.[at] ?? null
    // Where steps would tell, the sum is told without any of them, noughts neither.
    return { cells: all === null || total === null ? line.map(() => null) : cells, total }
  })
  const told = {
    name,
    title: blockWords[name].title,
    lines: lines.map(([key], at) => ({
      ...{ key, label: blockWords[name].lines[key] ?? key, total: columns[at]?.total ?? null },
      before: before.cells[0]?.[at] ?? null,
    })),
    total: addsUp ? sums.all : null,
    before: addsUp ? before.all : null,
    steps: steps.map(({ key }, at) => ({
      key,
      label: stepName(key),
      values: columns.map(({ cells }) => cells[at] ?? null),
    })),
  }
  return { ...told, sentence: sentenceOf(told, span) }
}

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
