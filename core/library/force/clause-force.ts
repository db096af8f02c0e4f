import type { ToldChange } from '../../../db/schema/library.ts'
import { cutAt } from '../../text/cut.ts'
import { type Change, type ClauseChange, readScope } from './changes.ts'
import { type Dated, type InForce, inForceOn } from './in-force.ts'
import { forceSentences } from './messages.ts'
import { pointIn } from './point.ts'

/** Whether it is law on the day as it stands there, and what made it otherwise; `changed`: for certain, and not only perhaps. */
export type ClauseForce = { inForce: InForce; changes: ToldChange[]; changed: boolean }

// A message that quotes has room for as many.
const mostTold = 2
const longestName = 120

/**
 * Whether a passage is in force on a day: its document's answer, but by clause where confirmed relations name clauses. What none of
 * them names is as if they were not. `quote`: the part of it that is quoted.
 */
export function clauseForceOn(
  day: string,
  passage: Dated & { text: string; changes: ClauseChange[] },
  quote = '',
): ClauseForce {
  const of = inForceOn(day, { ...passage, amendedOn: null })
  const met = passage.changes.filter(({ since }) => since <= day).map((one) => asQuoted(one, passage.text, quote))
  const changed = met.some(({ how }) => how !== 'unsure')
  if (of === 'not_yet') return { inForce: of, changes: [], changed: false }
  const ending = met.filter(({ how, kind }) => how === 'whole' && kind !== 'amends')
  const [first] = ending
  if (of === 'no' || first) {
    const hasEnded = of === 'no' || ending.some(({ kind }) => kind !== 'suspends')
    const since = met.filter((one) => first && one.since >= first.since)
    return { inForce: hasEnded ? 'no' : 'suspended', changes: toldOf(since), changed: true }
  }
  if (met.length === 0) return { inForce: of, changes: [], changed }
  return { inForce: met.some(({ how }) => how === 'whole') ? 'amended' : 'partly', changes: toldOf(met), changed }
}

/** Whether something is no law on the day that it was looked at for. */
export const isOver = (inForce: InForce): boolean => inForce === 'no' || inForce === 'suspended'

/** A point that is quoted alone is meant whole. */
const asQuoted = (change: ClauseChange, text: string, quote: string): ClauseChange =>
  change.point && quote && pointIn(text, change.point).includes(quote) ? { ...change, how: 'whole' } : change

/** The latest first: what came last is what holds. */
const toldOf = (changes: ClauseChange[]): ToldChange[] =>
  [...changes]
    .reverse()
    .slice(0, mostTold)
    .map((change) => ({
      note: forceSentences.change({ ...change, by: nameOf(change) }),
      to: pageOf(change, change.newer),
    }))

/** What confirmed relations did to a document until a day, by the parts that they name, the latest first. */
export const documentChangesOn = (day: string, changes: Change[]): ToldChange[] =>
  changes
    .filter(({ since }) => since <= day)
    .reverse()
    .map((change) => ({
      note: forceSentences.ofDocument({ ...change, by: nameOf(change), isRead: readScope(change.scope) !== null }),
      to: pageOf(change, null),
    }))

const nameOf = ({ by }: Change) => by && cutAt(by.name, longestName)
const pageOf = ({ by }: Change, passageId: string | null) =>
  by && (passageId ? `/passages/${passageId}` : `/documents/${by.documentId}`)
