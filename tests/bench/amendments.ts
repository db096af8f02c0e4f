import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { temporaryLibrary } from '../../bot/evaluation/library.ts'
import { readQuestions } from '../../bot/evaluation/questions.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { ask } from '../../core/answers/ask.ts'
import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { recomputeForce } from '../../core/library/force/recompute-force.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import { readDocument } from '../../core/library/shelf/documents.ts'
import { readPassages } from '../../core/library/shelf/read-passages.ts'
import { open } from '../../db/client.ts'
import { sharedData } from '../support/shared-data.ts'
import { at } from './quantile.ts'

const corpus = 'law/articles.jsonl.gz'
const questionsOf = 'law/questions.dev.jsonl'
/** The law that most is changed of, and how much; then what is changed of each of the next so many. */
const most = { number: '91/2015/QH13', changes: 300 }
const others = { documents: 30, changes: 90 }
const perAct = 60
const mostQuestions = 160
const turns = 3

/**
 * What an answer, and a page of a law, take where hundreds of its clauses were amended by confirmed relations: beside the same library
 * in which nothing is confirmed, question by question in turns. Of a processor, in milliseconds.
 */
export async function amendments(): Promise<object> {
  const { ctx: without, remove } = await temporaryLibrary(sharedData(corpus), console.error)
  const copy = join(tmpdir(), `loa-amended-${process.pid}.db`)
  try {
    const changed = await withActs(without)
    await without.db.all(sql.raw(`vacuum into '${copy}'`))
    const database = await open(`file:${copy}`)
    const ctx = offlineContext(database, { llm: null, link: (path) => path })
    try {
      await ctx.write(async (tx) => {
        await tx.run(sql`update document_relations set status = 'confirmed' where id like 'rel_bench%'`)
        await recomputeForce(tx, changed.keys)
      })
      const asked = (await readQuestions(sharedData(questionsOf)))
        .slice(0, mostQuestions)
        .map(({ question }) => question)
      const law = changed.lawId
      return {
        relations: changed.relations,
        ofOneLaw: most.changes,
        answer: await inTurns(asked, { without, with: ctx }, (one, text) =>
          ask(one, { text, personId: null, channel: 'web', recipient: '' }),
        ),
        document: await inTurns(Array(12).fill(law), { without, with: ctx }, readDocument),
        passages: await inTurns(
          Array.from({ length: 40 }, (_, i) => i * 20),
          { without, with: ctx },
          (one, from) => readPassages(one, law, { from }),
        ),
      }
    } finally {
      database.close()
    }
  } finally {
    await remove()
    await rm(copy, { force: true })
  }
}

export async function inTurns<T>(
  all: T[],
  sides: Record<'without' | 'with', Ctx>,
  run: (ctx: Ctx, one: T) => Promise<unknown>,
): Promise<object> {
  const taken = { without: [] as number[], with: [] as number[] }
  // The first turn is not counted: what runs is compiled in it.
  for (let turn = 0; turn <= turns; turn++)
    for (const one of all)
      for (const side of ['without', 'with'] as const) {
        const from = process.cpuUsage()
        await run(sides[side], one)
        const { user, system } = process.cpuUsage(from)
        if (turn > 0) taken[side].push((user + system) / 1000)
      }
  const of = (share: number) => {
    const [before, now] = [at(taken.without, share), at(taken.with, share)]
    return { without: round(before), with: round(now), ratio: round(now / before) }
  }
  return { n: taken.with.length, cpuMs: { p50: of(0.5), p95: of(0.95) } }
}

const round = (value: number) => Math.round(value * 100) / 100

/** Takes acts in that amend clause after clause, and notes what they do; nobody has confirmed it yet. */
export async function withActs(ctx: Ctx) {
  const laws = await ctx.db.all<{ id: string; number: string; key: string; articles: string }>(sql`
    select d.id, d.number, d.number_key as key, json_group_array(s.article) as articles
    from documents d join sections s on s.document_id = d.id and s.version = d.version
    where d.number <> '' and s.article is not null group by d.id order by d.number = ${most.number} desc, count(*) desc, d.number
    limit ${others.documents + 1}`)
  let acts = 0
  let relations = 0
  for (const [at, { number, key, articles }] of laws.entries()) {
    const numbers = [...new Set(JSON.parse(articles) as string[])]
    const many = at === 0 ? most.changes : others.changes
    const scopes = Array.from({ length: many }, (_, i) => {
      const article = numbers[Math.floor((i * numbers.length) / many)] ?? '1'
      return `khoản ${1 + (i % 4)} Điều ${article}`
    })
    for (let from = 0; from < many; from += perAct) {
      acts += 1
      const own = `${900 + acts}/2024/QH15`
      const some = [...new Set(scopes.slice(from, from + perAct))]
      const said = (scope: string) => `Sửa đổi, bổ sung ${scope} của văn bản số ${number} như sau:`
      const lines = some.map((scope, i) => `${i + 1}. ${said(scope)} “Việc này do cơ quan có thẩm quyền quyết định.”`)
      const text = `QUỐC HỘI\nSố: ${own}\nHà Nội, ngày 15 tháng 6 năm 2024\n\nLUẬT\nSửa đổi, bổ sung một số điều\n\nĐiều 1. Nội dung sửa đổi\n${lines.join('\n')}\n\nĐiều 2. Hiệu lực\nLuật này có hiệu lực từ ngày 01 tháng 7 năm 2024.\n`
      const document = documentFromText(`${acts}.md`, text)
      if (isRefusal(document)) throw new Error(`an act was refused: ${document.reason}`)
      await importDocuments(ctx, [document])
      await ctx.write(async (tx) => {
        for (const [i, scope] of some.entries()) {
          relations += 1
          await tx.run(sql`
            insert into document_relations (id, document_id, kind, target_key, target_number, target_title, scope, effective_on, evidence, status, position)
            select ${`rel_bench${relations}`}, id, 'amends', ${key}, ${number}, ${`${number} ${i}`}, ${scope}, '2024-07-01', ${said(scope)}, 'suggested', ${1000 + i}
            from documents where number = ${own}`)
        }
      })
    }
  }
  return { lawId: laws[0]?.id ?? '', keys: laws.map(({ key }) => key), relations }
}

export const run = amendments
