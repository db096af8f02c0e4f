import { createClient } from '@libsql/client'
import { create, insertMultiple, search } from '@orama/orama'
import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'

/** One section of a corpus, as every engine gets it: composed text, no words of ours. */
export type Row = { id: string; heading: string; name: string; text: string }

/** Another engine over the same rows: ids, best first. */
export type Peer = (question: string, limit: number) => Promise<string[]>

const fields = ['heading', 'name', 'text'] as const
const syllables = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** The engines that people take instead, each in the best setting known for Vietnamese with what it offers itself. */
export const peers: Record<string, (rows: Row[]) => Promise<Peer>> = {
  /** SQLite's full text as it comes: the default tokenizer, any of the question's words. */
  async fts5(rows) {
    const client = createClient({ url: ':memory:' })
    await client.execute('create virtual table peer using fts5(id unindexed, heading, name, text)')
    for (let from = 0; from < rows.length; from += 500) {
      const some = rows.slice(from, from + 500)
      await client.batch(
        some.map(({ id, heading, name, text }) => ({
          sql: 'insert into peer values (?, ?, ?, ?)',
          args: [id, heading, name, text],
        })),
      )
    }
    return async (question, limit) => {
      const words = [...new Set(syllables(question))]
      if (words.length === 0) return []
      const found = await client.execute({
        sql: 'select id from peer where peer match ? order by bm25(peer) limit ?',
        args: [words.map((word) => `"${word}"`).join(' OR '), limit],
      })
      return found.rows.map(({ id }) => String(id))
    }
  },

  async minisearch(rows) {
    const engine = new MiniSearch<Row>({ fields: [...fields] })
    engine.addAll(rows)
    return async (question, limit) =>
      engine
        .search(question.normalize('NFC'))
        .slice(0, limit)
        .map(({ id }) => String(id))
  },

  /** Its own tokenizer parts Vietnamese words at their marks: it is given one that does not. */
  async orama(rows) {
    const engine = create({
      schema: { heading: 'string', name: 'string', text: 'string' } as const,
      components: {
        tokenizer: {
          language: 'vietnamese',
          normalizationCache: new Map(),
          tokenize: (text: string) => syllables(text),
        },
      },
    })
    await insertMultiple(engine, rows, 1000)
    return async (question, limit) =>
      (await search(engine, { term: question, properties: [...fields], limit })).hits.map(({ id }) => id)
  },

  /** Whole syllables: its default folds marks away and finds less. */
  async flexsearch(rows) {
    const engine = new Index({ tokenize: 'strict', encode: syllables })
    rows.forEach(({ heading, name, text }, i) => {
      engine.add(i, `${heading} ${name} ${text}`)
    })
    return async (question, limit) =>
      engine.search(question, { limit, suggest: true }).map((at) => rows[Number(at)]?.id ?? '')
  },
}
