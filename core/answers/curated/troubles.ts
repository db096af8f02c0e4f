import type { curatedAnswers, curatedCitations } from '../../../db/schema/curated.ts'
import { clauseForceOn, isOver } from '../../library/force/clause-force.ts'
import type { FoundPassage } from '../../library/search/search-passages.ts'

export type CuratedRow = typeof curatedAnswers.$inferSelect
export type Cited = typeof curatedCitations.$inferSelect

/**
 * Why somebody has to look at a curated answer. `changed`: a passage that it cites was changed. `gone`: what it quotes
 * no longer stands there. `ended`, `amended`: so did the document, as a whole or in part. `expired`: its own last day
 * is over.
 */
type Trouble = 'changed' | 'gone' | 'ended' | 'amended' | 'expired'

// What an official would no longer say so; the rest still stands to the letter, and is looked at in time.
const silencing: readonly Trouble[] = ['gone', 'ended', 'expired']

/** What has become of a curated answer since a person last said that it is right. `passages` are those it cites, as they are read on `day`. */
export function troublesOf(
  { reviewSince, validUntil }: Pick<CuratedRow, 'reviewSince' | 'validUntil'>,
  cited: Cited[],
  passages: ReadonlyMap<string, FoundPassage>,
  day: string,
): Trouble[] {
  const found = new Set<Trouble>()
  if (reviewSince !== null) found.add('changed')
  if (validUntil !== null && validUntil < day) found.add('expired')
  for (const { passageId, quote, inForce } of cited) {
    const passage = passages.get(passageId)
    if (!passage?.text.includes(quote)) {
      found.add('gone')
      continue
    }
    const now = clauseForceOn(day, passage, quote).inForce
    if (now === inForce) continue
    if (isOver(now)) found.add('ended')
    if (now === 'partly' || now === 'amended') found.add('amended')
  }
  return [...found]
}

export const isSilenced = (troubles: Trouble[]) => troubles.some((trouble) => silencing.includes(trouble))
