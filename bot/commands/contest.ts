import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { ledgerColumns, type PublishedEntry, recountedColumns } from '../../core/quizzes/ledger.ts'
import { actualOf, type LedgerFault, ledgerFaults, rankingOf } from '../../core/quizzes/recount.ts'
import { jsonIn } from '../json.ts'
import { UsageError } from './usage.ts'

const shown = 20
const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
// Of papers handed in before durations were clamped.
const duration = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)
const columns = [
  ...([whole, z.string(), whole, whole, whole, duration] as const),
  ...([whole.or(z.literal('').transform(() => null)), z.string()] as const),
] as const
const recount = z
  .string()
  .regex(/^\d{1,9}:\d{1,9}>\d{1,9}$/)
  .transform((text) => {
    const [change, before, after] = text.split(/[:>]/).map(Number)
    return { change: change ?? 0, before: before ?? 0, after: after ?? 0 }
  })
const recounts = z
  .string()
  .transform((text) => (text === '' ? [] : text.split(' ')))
  .pipe(z.array(recount).max(1000))
const row = z
  .tuple(columns)
  .transform(([seal, id, submittedAt, score, total, durationMs, guess, ranksBy]): PublishedEntry => {
    return { seal, id, submittedAt, score, total, durationMs, guess, ranksBy }
  })
const recountedRow = z
  .tuple([...columns, recounts])
  .transform(([seal, id, submittedAt, score, total, durationMs, guess, ranksBy, recounts]): PublishedEntry => {
    return { seal, id, submittedAt, score, total, durationMs, guess, ranksBy, recounts }
  })
const count = z.number().int().min(0)
const book = z.object({
  roundId: z.string(),
  rules: z.looseObject({
    questionCount: z.number(),
    guess: z.enum(['all_correct', 'entries', 'participants']).nullable(),
    rank: z.enum(['earliest', 'fastest', 'none']),
    points: z.number().optional(),
    penalty: z.number().optional(),
    counts: z.enum(['best', 'first', 'last']).optional(),
  }),
  changes: z
    .array(
      z.object({
        number: count,
        at: count,
        kind: z.string(),
        reason: z.string(),
        detail: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
  seals: z.array(
    z.object({
      number: count,
      hash: z.string(),
      salt: z.string().optional(),
      entries: count,
      sealedAt: count,
      change: count.nullish(),
    }),
  ),
})

const sentences: Record<LedgerFault['kind'], (fault: LedgerFault) => string> = {
  hash: (fault) => `Seal ${sealIn(fault)} does not bind these papers: one was changed, added or taken away.`,
  count: (fault) => `Seal ${sealIn(fault)} binds another number of papers.`,
  number: (fault) => `Seal ${sealIn(fault)} is out of its order, or missing.`,
  late: (fault) => `Seal ${sealIn(fault)}: ${idOf(fault)} was sealed more than half an hour after it was handed in.`,
  change: (fault) => `Change ${'change' in fault ? fault.change : ''} of the round stands under no seal.`,
  recount: (fault) =>
    `Seal ${sealIn(fault)}: ${idOf(fault)} was counted anew by more, or less, than its change allows.`,
  'left-out': (fault) =>
    `Seal ${sealIn(fault)}: ${idOf(fault)} is out of the ranking and no change says so, or is in it though one does.`,
  rank: (fault) => `Seal ${sealIn(fault)}: ${idOf(fault)} should rank for its person, and another paper does.`,
}

const sealIn = (fault: LedgerFault) => ('seal' in fault ? fault.seal : '')
const idOf = (fault: LedgerFault) => ('id' in fault ? fault.id : '')

/**
 * Checks a contest from its two published files alone, the seals (JSON) and the papers (CSV): every hash, every person's
 * paper that ranks, and the ranking computed anew. False when something does not agree.
 */
export async function contestCommand([seals, papers]: string[], print: (line: string) => void): Promise<boolean> {
  if (!seals || !papers) throw new UsageError('contest needs the file of the seals and the file of the papers')
  const read = z
    .string()
    .transform(jsonIn)
    .pipe(book)
    .safeParse(await textOf(seals))
  if (!read.success) throw new UsageError(`${seals} is no complete file of seals: ${z.prettifyError(read.error)}`)
  const { roundId, rules } = read.data
  const entries = entriesIn(await textOf(papers), papers)
  const faults = await ledgerFaults(read.data, entries)
  for (const fault of faults.slice(0, shown)) print(sentences[fault.kind](fault))
  if (faults.length > shown) print(`… and ${faults.length - shown} more`)
  if (faults.length === 0)
    print(`Round ${roundId}: ${entries.length} papers under ${read.data.seals.length} seals agree.`)
  for (const { number, at, kind, reason } of read.data.changes ?? [])
    print(`Change ${number}, ${new Date(at).toISOString()}, ${kind}: ${oneLine(reason)}`)
  const actual = actualOf(entries, rules)
  if (actual !== null) print(`The number guessed: ${actual}`)
  for (const [at, { id, score, total, durationMs, guess }] of rankingOf(entries, rules).slice(0, shown).entries()) {
    print(
      `${at + 1}. ${id}  ${score}/${total}  ${Math.round(durationMs / 1000)} s${guess === null ? '' : `  guessed ${guess}`}`,
    )
  }
  return faults.length === 0
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')

const textOf = (path: string) =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError(`${path} cannot be read`)
  })

function entriesIn(text: string, path: string): PublishedEntry[] {
  const [head, ...lines] = text.trimEnd().split('\n')
  if (head !== ledgerColumns && head !== recountedColumns)
    throw new UsageError(`${path} is no file of papers: its first line is not ${ledgerColumns}`)
  return lines.map((line, at) => {
    const read = (head === ledgerColumns ? row : recountedRow).safeParse(line.split(','))
    if (!read.success) throw new UsageError(`${path}, line ${at + 2}: not a paper`)
    return read.data
  })
}
