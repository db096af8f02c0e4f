import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

// A round of the minute's work; all of a file larger than this many of them is looked through in twelve hours nevertheless.
const fewPages = 256
const roundsOfHalfADay = 720
// Of an index and of a table: those that lead on, and those that hold what is kept.
const kinds = new Set([2, 5, 10, 13])
const leaf = 10

/**
 * Empties what lies between the cells of some pages of a file. SQLite overwrites what is deleted, but where it parts pages or joins
 * them, it leaves copies of cells in the room that comes free, and these outlive the cells themselves.
 *
 * @param from the page to begin at, from 2: the first holds names of tables
 * @returns where to go on; 2 after the last
 */
export async function emptyGaps(
  { client, write }: Pick<Database, 'client' | 'write'>,
  from: number,
  most = fewPages,
): Promise<number> {
  // Such a file has pages that list the parents of others, and may begin as a table's do. Loa makes none.
  const { rows: vacuum } = await client.execute('pragma auto_vacuum')
  if (vacuum[0]?.auto_vacuum !== 0) return 2
  const { rows: counted } = await client.execute('pragma page_count')
  const pages = Number(counted[0]?.page_count ?? 0)
  const to = Math.min(pages, from + Math.max(most, Math.ceil(pages / roundsOfHalfADay)) - 1)
  if (to < from) return 2
  const { rows } = await client.execute({
    sql: `with recursive n (at) as (select ? union all select at + 1 from n where at < ?)
      select n.at as at, data from n cross join sqlite_dbpage p on p.pgno = n.at`,
    args: [from, to],
  })
  const found = rows.filter(({ data }) => gapIn(new Uint8Array(data as ArrayBuffer))).map(({ at }) => Number(at))
  if (found.length > 0)
    await write(async (tx) => {
      for (const at of found) {
        // It may have changed since it was looked at.
        const [page] = await tx.all<{ data: ArrayBuffer }>(sql`select data from sqlite_dbpage where pgno = ${at}`)
        const bytes = new Uint8Array(page?.data ?? new ArrayBuffer(0))
        const gap = gapIn(bytes)
        if (!gap) continue
        bytes.fill(0, ...gap)
        await tx.run(sql`update sqlite_dbpage set data = ${bytes} where pgno = ${at}`)
      }
    })
  return to === pages ? 2 : to + 1
}

/**
 * From where to where a page of a tree has room between what points to its cells and the cells, if anything stands there
 * (https://www.sqlite.org/fileformat2.html#b_tree_pages). A page of another kind begins with a zero: a page's number comes first.
 */
function gapIn(page: Uint8Array): [from: number, to: number] | null {
  const kind = page[0] ?? 0
  if (!kinds.has(kind)) return null
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const from = (kind < leaf ? 12 : 8) + 2 * view.getUint16(3)
  const to = view.getUint16(5) || 65_536
  if (from >= to || to > page.length) return null
  return page.subarray(from, to).some((byte) => byte !== 0) ? [from, to] : null
}
