import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { PassageSearch } from '../../library/search/search-passages.ts'
import { fold } from '../../text/fold.ts'
import { kindName } from '../../units/kinds.ts'
import { enough, evidenceOf } from '../evidence.ts'

type Neighbour = { name: string; kind: string; path: string }

/**
 * A search as somebody of the unit at a path is answered from it: what their own line answers, no neighbour's text answers.
 * Two wards of a city both say when the rubbish is taken, and only one of them means the asker. What only a neighbour says
 * is found, and so is what the question names a neighbour or a number for.
 */
export const forLine =
  (ctx: Pick<Ctx, 'db'>, search: Ctx['search'], path: string): Ctx['search'] =>
  async (question, clearance, options) => {
    const found = await search(question, clearance, options)
    if (path === '' || options?.filters?.documentIds || found.query.numbers.length > 0) return found
    const neighbours = await neighboursIn(ctx, found, path)
    if (neighbours.length === 0 || neighbours.some((one) => isNamed(one, question))) return found
    const own = await search(question, clearance, { ...options, filters: { ...options?.filters, line: path } })
    return evidenceOf(own) >= enough ? own : found
  }

/** The units beside the line of a path whose documents were found. Where all are the line's own, nobody is asked. */
async function neighboursIn({ db }: Pick<Ctx, 'db'>, { passages }: PassageSearch, path: string): Promise<Neighbour[]> {
  const line = new Set(path.split('/'))
  const others = [...new Set(passages.flatMap(({ unitId }) => (unitId && !line.has(unitId) ? [unitId] : [])))]
  if (others.length === 0) return []
  const units = await db.all<Neighbour>(sql`
    select name, kind, path from units where id in (select value from json_each(${JSON.stringify(others)}))`)
  return units.filter((unit) => !unit.path.startsWith(path))
}

function isNamed({ name, kind }: Neighbour, question: string): boolean {
  const asked = ` ${plain(question)} `
  const whole = plain(name)
  const short = whole.startsWith(`${plain(kindName(kind))} `) ? whole.slice(plain(kindName(kind)).length + 1) : whole
  // One syllable alone is a word as often as a place: “Thôn Đông” is not named by “bao nhiêu đồng”.
  return asked.includes(` ${whole} `) || (/[a-z]/.test(short) && short.includes(' ') && asked.includes(` ${short} `))
}

const plain = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
