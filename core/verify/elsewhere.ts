import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { fold } from '../text/fold.ts'
import { besideOf, type Match } from './find.ts'
import { itemsNamed } from './originals.ts'
import type { Tokens } from './text/tokens.ts'

/** A digest of another office: how that calls itself, and what of it stands in news that we carry too. */
export type Elsewhere = { named: string; shared: Match[] }

const headLetters = 400
const kinds = '(?:phuong|xa|dac khu|thi tran|quan|huyen|tinh|thanh pho)'
// As a digest or a letter begins: at the beginning of a line, and a committee alone on it. An article that tells of a committee is no letter of it.
const office = new RegExp(
  `(?:^|\\n)[^a-z0-9\\n]{0,8}(?:(?:ban tin|thong tin chinh thuc cua) (${kinds} [a-z0-9 ]{1,40})|(?:ubnd|uy ban nhan dan) (${kinds} [a-z0-9 ]{1,30})(?=\\n|$))`,
  'g',
)
const ends = / (?:thong tin|ban tin|ngay|so|sang|chieu|thu) /

/**
 * Where a text under another office's name shares with a digest of ours nothing but news of papers, what that is; null where it bears our name or
 * none, or words of our own: that is ours, under another's name.
 */
export async function elsewhereIn(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  given: Tokens,
  { original }: Match,
): Promise<Elsewhere | null> {
  const named = await otherOfficeIn(db, given.plain, original.unitName)
  if (!named) return null
  const rows = original.digestId
    ? await db.all<{ id: string }>(sql`select item_id as id from digest_items where digest_id = ${original.digestId}`)
    : []
  const ids = original.kind === 'news' ? [original.id] : rows.map(({ id }) => id)
  const shared = (await itemsNamed(db, ids, now())).map((one) => besideOf(given, one)).filter(isHeld)
  if (shared.some((one) => one.original.kind !== 'news')) return null
  return { named, shared: shared.sort((a, b) => b.comparison.matched - a.comparison.matched) }
}

const isHeld = ({ comparison: { matched, covered } }: Match) => matched >= 8 && covered >= 0.6

/** The office that a text's head names, where that is none of this Loa's and the text names ours nowhere; '' for none. */
async function otherOfficeIn(db: Pick<Ctx['db'], 'all'>, plain: string, ours: string): Promise<string> {
  const said = fold(plain)
  if (said.includes(fold(ours))) return ''
  const found = [...said.slice(0, headLetters).matchAll(office)].map(({ 0: all, 1: digest, 2: letter, index }) => {
    const name = digest ?? letter ?? ''
    const own = name.split(ends)[0] ?? ''
    const from = index + all.length - name.length
    return plain.slice(from, from + own.length).trim()
  })
  const names = new Set((await db.all<{ name: string }>(sql`select name from units`)).map(({ name }) => fold(name)))
  if (found.some((one) => names.has(fold(one)))) return ''
  // In capitals it is a headline: as it is said elsewhere it reads better.
  return found.find((one) => one !== one.toUpperCase()) ?? found[0] ?? ''
}
