import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { Near } from '../../vectors/dense.ts'
import { type Row, rowsNumbered } from './rows.ts'

// Beside the best fit of words, being nearest in meaning counts this much: enough to lift what says it in other words, too
// little to put it above a better fit.
const nearnessCounts = 0.3

/**
 * Orders by words, and, where a model tells it, by nearness in meaning on the same scale: the nearest of those that the
 * reader may see (`akin`, nearest first) counts whole, the last of them nothing.
 */
export function ranked<One extends { seq: number; score: number; rank: number }>(
  sections: One[],
  near: Near | null,
  akin: Row[],
): One[] {
  const nearness = ({ seq }: { seq: number }) => near?.nearness(seq) ?? Number.NEGATIVE_INFINITY
  const [first, last] = [akin[0], akin.at(-1)]
  if (!near || !first || !last) return sections
  const span = nearness(first) - nearness(last) || 1
  const top = Math.max(...sections.map(({ score }) => score)) || 1
  return sections.map((section) => {
    const share = section.seq === first.seq ? 1 : Math.max(0, (nearness(section) - nearness(last)) / span)
    return { ...section, rank: section.rank + nearnessCounts * top * share }
  })
}

const nearestAsked = [200, 2000]
const nearestKept = 50
const fewOpen = 5000

/**
 * The sections nearest in meaning that the reader may see: what others hold takes no place among them. `few`: filters leave
 * perhaps so little that it is better looked through than looked for.
 */
export async function nearestOf(db: Pick<Reader, 'all'>, near: Near, open: SQL, few: boolean): Promise<Row[]> {
  const openNow = few ? await openSeqs(db, open, fewOpen) : []
  if (few && openNow.length < fewOpen) return nearestAmong(db, near, open, openNow)
  for (const many of nearestAsked) {
    const seqs = near.nearest(many)
    const rows = await nearestAmong(db, near, open, seqs)
    if (rows.length === nearestKept || seqs.length < many) return rows
  }
  return nearestAmong(db, near, open, await openSeqs(db, open))
}

const openSeqs = async (db: Pick<Reader, 'all'>, open: SQL, limit = -1): Promise<number[]> => {
  const rows = await db.all<{ seq: number }>(sql`
    select s.seq from documents d join sections s on s.document_id = d.id and s.version = d.version
    where ${open} limit ${limit}`)
  return rows.map(({ seq }) => seq)
}

/** The nearest sections that are open to the reader, nearest first. `seqs` may hold closed ones. */
async function nearestAmong(db: Pick<Reader, 'all'>, near: Near, open: SQL, seqs: number[]): Promise<Row[]> {
  const known = seqs.flatMap((seq) => {
    const nearness = near.nearness(seq)
    return nearness === null ? [] : [{ seq, nearness }]
  })
  const inOrder = known.sort((a, b) => b.nearness - a.nearness || a.seq - b.seq).map(({ seq }) => seq)
  const rows = new Map<number, Row>()
  // So many at a time: most often the first of them are open.
  for (let from = 0; from < inOrder.length && rows.size < nearestKept; from += nearestKept * 4) {
    const asked = JSON.stringify(inOrder.slice(from, from + nearestKept * 4))
    const openRows = await rowsNumbered(db, sql`select value from json_each(${asked})`, open)
    for (const row of openRows) rows.set(row.seq, row)
  }
  return inOrder.flatMap((seq) => rows.get(seq) ?? []).slice(0, nearestKept)
}
