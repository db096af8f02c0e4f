import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { bears, looseNumbersIn, meaning } from '../metadata/loose-numbers.ts'
import type { Query } from './query.ts'
import { namedBy } from './reference.ts'
import { type Row, rowsOf } from './rows.ts'

/** A document that the question names, by its number or its title. */
export type Meant = { id: string; number: string; title: string }

const mostTitles = 5000
const mostSteered = 60

/**
 * The documents whose numbers a question says, and the question with those among its numbers that only what is held shows to
 * be numbers: "10 KHPH", "66.1".
 */
export async function documentsNumbered(
  db: Pick<Reader, 'all'>,
  query: Query,
  open: SQL,
): Promise<{ query: Query; meant: Meant[] }> {
  const { text, numbers } = query
  const loose = looseNumbersIn(text)
  const serials = [...new Set([...numbers, ...loose].map(({ serial }) => serial))]
  if (serials.length === 0) return { query, meant: [] }
  const likely = await db.all<Meant & { key: string; kind: string }>(sql`
    select id, number, title, number_key as key, kind from documents d
    where ${open} and (${sql.join(
      serials.map((serial) => sql`number_key like ${`${serial}/%`} or number_key like ${`${serial}-%`}`),
      sql` or `,
    )})`)
  const unborne = numbers.filter((number) => !likely.some((document) => bears(document, number)))
  const found = loose
    .filter(({ start }) => !numbers.some((one) => !unborne.includes(one) && one.start <= start && start < one.end))
    .flatMap((one) => likely.flatMap((document) => meaning(one, document) ?? []))
  const meaningOne = found.filter(({ key }, i) => found.findIndex((other) => other.key === key) === i)
  const kept = [
    ...numbers.filter(({ start, end }) => !meaningOne.some((one) => one.start < end && start < one.end)),
    ...meaningOne,
  ].sort((a, b) => a.start - b.start)
  const meant = likely.filter((document) => kept.some((number) => bears(document, number)))
  return {
    query: meaningOne.length > 0 ? { ...query, numbers: kept } : query,
    meant: meant.map(({ key, kind, ...document }) => document),
  }
}

/** The documents that a question names by title. A question for an article may name any document held. */
export async function documentsTitled(
  db: Pick<Reader, 'all'>,
  { words, place }: Query,
  open: SQL,
  found: Row[],
): Promise<Meant[]> {
  if (place.articles.length === 0) {
    const documents = new Map(found.map(({ documentId: id, number, title }) => [id, { id, number, title }]))
    return namedBy(words, [...documents.values()])
  }
  const titled = await db.all<Meant>(sql`
    select id, number, title from documents d where ${open} and kind <> '' and passage_count > 0 limit ${mostTitles}`)
  return namedBy(words, titled)
}

/** The sections that the question names outright: an article of a document, or the beginning of one. */
export async function placesOf(
  db: Pick<Reader, 'all'>,
  { place: { articles } }: Query,
  open: SQL,
  meant: Meant[],
): Promise<Row[]> {
  if (meant.length === 0) return []
  const inPlace =
    articles.length > 0
      ? sql`s.article in (select value from json_each(${JSON.stringify(articles)}))`
      : sql`s.position < 3 and s.aside = 0`
  const inDocuments = sql`d.id in (select value from json_each(${JSON.stringify(meant.map(({ id }) => id))}))`
  return rowsOf(db, sql`${inDocuments} and ${inPlace}`, open, mostSteered)
}

// How much of the question's whole weight is added for standing where the question points.
const bonus = { exact: 2, numbered: 0.5, named: 0.2, article: 0.25 }

/** How much of the question's whole weight a section gets for standing where the question points; `pointed`: no other may come before it. */
export function steer(
  { numbers, place: { articles } }: Query,
  { article, documentId }: Pick<Row, 'article' | 'documentId'>,
  meant: Set<string>,
): { by: number; pointed: boolean } {
  const inDocument = meant.has(documentId)
  const inArticle = articles.includes(article.toLowerCase())
  const inNamed = numbers.length > 0 ? bonus.numbered : bonus.named
  const inNone = inArticle ? bonus.article : 0
  const by = inDocument && inArticle ? bonus.exact : inDocument ? inNamed : inNone
  return { by, pointed: by >= bonus.numbered }
}
