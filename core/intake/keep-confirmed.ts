import { type Access, accessLevels, type documents } from '../../db/schema/library.ts'
import type { Ctx } from '../context.ts'
import type { SourceDocument } from '../library/parse/source-document.ts'

type Stored = typeof documents.$inferSelect
type Described = Omit<SourceDocument, 'sections' | 'text'>

/** A new version's text under the metadata that a person confirmed; what was newly read stands beside it in `readings`. */
export function keepConfirmed(source: Described, held: Stored | null): Described {
  if (source.stated || !held?.confirmedAt) return source
  const { number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, place, term, signatory, url } = held
  return { ...source, number, title, kind, issuer, issuedOn, effectiveOn, expiresOn, place, term, signatory, url }
}

/** Who stands for the metadata: the office, if it wrote it above the text; else whoever confirmed an earlier version. */
export function confirmedBy(ctx: Pick<Ctx, 'now' | 'actor'>, source: Described, held: Stored | null) {
  if (source.stated) return { at: ctx.now(), by: ctx.actor.personId }
  return held?.confirmedAt ? { at: held.confirmedAt, by: held.confirmedBy } : null
}

/** The narrowest of what was chosen, what the text allows and what a person confirmed. Only the console opens it wider. */
export const accessFor = (source: Described, held: Stored | null, chosen: Access): Access =>
  narrowest(chosen, source.access, held?.confirmedAt ? held.access : null)

const narrowest = (...levels: (Access | null)[]): Access =>
  accessLevels[Math.max(...levels.map((level) => (level ? accessLevels.indexOf(level) : 0)))] ?? 'public'
