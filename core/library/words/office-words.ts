import { asc, eq, sql } from 'drizzle-orm'
import { officeWords } from '../../../db/schema/library.ts'
import { idsIn, units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { allow, rootsOf, within } from '../../roles.ts'
import { isFarLonger } from '../../text/length.ts'
import { normalize } from '../../text/normalize.ts'
import { openUnitFor } from '../../units/open.ts'
import { ownUnit, topUnit } from '../../units/tree.ts'
import { commonPairs, loopWith, phraseKey, usualWeight, type WordPair } from './word-pairs.ts'

const longestPhrase = 80
const mostWords = 500

/** The pairs that widen what is asked in a unit: its own and those of the units above it. */
export async function wordsFor(ctx: Pick<Ctx, 'db'>, path: string): Promise<WordPair[]> {
  const rows = await ctx.db
    .select({ people: officeWords.people, law: officeWords.law, both: officeWords.both })
    .from(officeWords)
    .where(sql`${ownUnit(officeWords.unitId)} in ${idsIn(sql`${path}`)}`)
    .orderBy(asc(officeWords.createdAt), asc(officeWords.id))
  return rows.map((row) => ({ ...row, weight: usualWeight }))
}

/** Whether anybody here keeps words of their own: most offices never do. */
export async function hasWords({ db }: Pick<Ctx, 'db'>): Promise<boolean> {
  const [one] = await db.select({ id: officeWords.id }).from(officeWords).limit(1)
  return one !== undefined
}

/** The pairs of the actor's units, oldest first, and how many every library knows. */
export async function listWords(ctx: Ctx) {
  const rows = await ctx.db
    .select({ words: officeWords, unitName: units.name })
    .from(officeWords)
    .innerJoin(units, eq(units.id, ownUnit(officeWords.unitId)))
    .where(within(ctx, 'document.read'))
    .orderBy(asc(officeWords.createdAt), asc(officeWords.id))
  return {
    known: commonPairs.length,
    words: rows.map(({ words: { id, people, law, both }, unitName }) => ({ id, people, law, both, unitName })),
  }
}

/**
 * Keeps what people say for what the law says.
 *
 * @throws AppError INVALID without both phrases, with one of more than eighty characters, with two that are the same or with
 * a pair by which others would lead back to where they began; CONFLICT where it is known already; LIMIT beyond five hundred
 */
export async function addWords(
  ctx: Ctx,
  input: { people: string; law: string; both: boolean; unitId?: string },
): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  const meant = input.unitId ?? rootsOf(ctx, 'document.write')[0]?.unitId
  const unit = meant ? await openUnitFor(ctx, 'document.write', meant) : await topUnit(ctx.db)
  const unitId = unit?.id ?? null
  const [people, law] = [phraseIn(input.people), phraseIn(input.law)]
  if (phraseKey(people) === phraseKey(law)) throw new AppError('INVALID', 'words.same')
  return ctx.write(async (tx) => {
    const kept = await tx.select().from(officeWords)
    const own = kept.map((one) => ({ ...one, weight: usualWeight }))
    const of = kept.filter((one) => one.unitId === unitId)
    if (of.length >= mostWords) throw new AppError('LIMIT', 'words.many')
    const isSame = (one: Pick<WordPair, 'people' | 'law'>) =>
      phraseKey(one.people) === phraseKey(people) && phraseKey(one.law) === phraseKey(law)
    if (of.some(isSame) || commonPairs.some(isSame)) throw new AppError('CONFLICT', 'words.kept')
    const loop = loopWith({ people, law }, [...commonPairs, ...own])
    if (loop) throw new AppError('INVALID', 'words.loop', { told: `${loop.map((one) => `“${one}”`).join(' → ')}.` })
    const words = {
      id: newId('ow'),
      unitId,
      people,
      law,
      both: input.both,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now(),
    }
    await tx.insert(officeWords).values(words)
    await record(tx, ctx, {
      action: 'words.add',
      unitId,
      subjectId: words.id,
      detail: { people, law, both: words.both },
    })
    return { id: words.id }
  })
}

function phraseIn(typed: string): string {
  const text = isFarLonger(typed, longestPhrase) ? typed : normalize(typed).replace(/\s+/g, ' ').trim()
  if (text.length > longestPhrase) throw new AppError('INVALID', 'words.long')
  if (!phraseKey(text)) throw new AppError('INVALID', 'empty')
  return text
}

export async function removeWords(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'document.write')
  await ctx.write(async (tx) => {
    const [found] = await tx
      .select({ words: officeWords, unitId: units.id, path: units.path })
      .from(officeWords)
      .innerJoin(units, eq(units.id, ownUnit(officeWords.unitId)))
      .where(eq(officeWords.id, id))
    if (!found) throw new AppError('NOT_FOUND')
    allow(ctx, 'document.write', found.path)
    await tx.delete(officeWords).where(eq(officeWords.id, id))
    const { people, law, both } = found.words
    await record(tx, ctx, {
      action: 'words.remove',
      unitId: found.unitId,
      subjectId: id,
      detail: { people, law, both },
    })
  })
}
