import { and, eq, sql } from 'drizzle-orm'
import { type Language, type ProcedurePart, procedures, procedureVersions } from '../../db/schema/procedures.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { partsAsked, wordsAsked } from './asked.ts'
import type { Shown } from './card.ts'

/** A name of a procedure that stands in a question. */
export type Named = {
  procedureId: string
  key: string
  language: Language
  name: string
  unitName: string
  path: string
}

const longestKey = 24
const mostNamed = 60

/** Every run of words of a question that may be a name. */
function runsOf(words: string[]): string[] {
  const runs = new Set<string>()
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + longestKey); to++)
      runs.add(words.slice(from, to).join(' '))
  return [...runs]
}

/**
 * The query of the names in a question, those of the asker's own line first and the nearest before; null where nothing in it
 * may be one. Columns: `id`, `text`, the name looked up by, and `more`, the rest as JSON.
 */
export function namesQuery(question: string, scopePath: string) {
  const runs = runsOf(wordsAsked(question))
  if (runs.length === 0) return null
  const isLine = sql`(substr(${scopePath}, 1, length(u.path)) = u.path)`
  return sql`
    select n.procedure_id as id, n.key as text,
      json_object('language', n.language, 'name', p.name, 'unitName', u.name, 'path', u.path) as more
    from procedure_names n join procedures p on p.id = n.procedure_id join units u on u.id = p.unit_id
    where n.key in (select value from json_each(${JSON.stringify(runs)})) and p.status = 'shown'
    order by ${isLine} desc, length(u.path) desc, p.name, u.name, p.id limit ${mostNamed}`
}

export type Asked = { language: Language; parts: ProcedurePart[]; procedures: Named[] }

/**
 * Which procedures a question asks for, and what of them: one, or several that go by the name said. Null where it asks for
 * more than a record tells. `named`: the names that stand in it, the nearest unit's first.
 */
export function askedOf(question: string, named: readonly Named[], scopePath: string): Asked | null {
  const words = wordsAsked(question)
  const fits = named.flatMap((one) => {
    const rest = without(words, one.key.split(' '))
    const parts = rest && partsAsked(rest, one.language, one.unitName)
    return parts ? [{ ...one, parts }] : []
  })
  // A longer name says more: "đăng ký lại khai sinh" is not "khai sinh".
  const longest = Math.max(0, ...fits.map(({ key }) => key.length))
  const called = fits.filter(({ key }) => key.length === longest)
  const [first] = called
  if (!first) return null
  const nearness = ({ path }: Named) => (scopePath.startsWith(path) ? path.length : 0)
  const nearest = Math.max(...called.map(nearness))
  const meant = called.filter((one) => nearness(one) === nearest)
  const own = [...new Map(meant.map((one) => [one.procedureId, one])).values()]
  return { language: first.language, parts: first.parts, procedures: own }
}

const asksWhatToDo = /\b(?:lam (?:sao|gi|cach nao|(?:nhu )?the nao)|huong dan)\b/
const notYet = /(?<=^| )chua(?=(?: (?:dang|ky|lam|co|duoc|di|kip|cap|giay|thu|tuc|cho|chau|con|be)){0,4}$)/
const withoutYet = (words: string[]) => words.join(' ').replace(notYet, '').split(' ').filter(Boolean)

/** The words without the first run of others in them; null where it does not stand there. */
function without(words: string[], run: string[]): string[] | null {
  const at = words.findIndex((_, from) => run.every((word, step) => words[from + step] === word))
  if (at < 0) return null
  const [before, after] = [words.slice(0, at), words.slice(at + run.length)]
  // Whoever has not done it yet and asks what to do is told how it is done.
  return asksWhatToDo.test(after.join(' ')) ? [...withoutYet(before), ...after] : [...before, ...after]
}

/** A procedure as people are told of it; null where no version of it is shown. */
export async function shownById(db: Pick<Ctx['db'], 'select'>, id: string): Promise<Shown | null> {
  const [found] = await db
    .select({
      ...{ id: procedures.id, unitId: procedures.unitId, unitName: units.name, content: procedureVersions.content },
      checkedAt: procedures.checkedAt,
    })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .innerJoin(
      procedureVersions,
      and(eq(procedureVersions.procedureId, procedures.id), eq(procedureVersions.version, procedures.shownVersion)),
    )
    .where(and(eq(procedures.id, id), eq(procedures.status, 'shown')))
  return found ?? null
}
