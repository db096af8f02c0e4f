import { sql } from 'drizzle-orm'
import { joinStory } from '../../../core/news/stories/join.ts'
import { keysOf, type Print, packed, printOf } from '../../../core/news/stories/print.ts'
import { hourMs } from '../../../core/time.ts'
import { items } from '../../../db/schema/news.ts'
import { testApp } from '../../support/app.ts'
import { newsroom } from '../../support/newsroom.ts'
import { at } from '../quantile.ts'
import { stream } from './stories.ts'

const many = 30_000
const joined = 300
const pages = 60
const atOnce = 100
const keysAtOnce = 5_000

/** What an editor asks the stream for, as the query says it. */
const asked = {
  waiting: 'status=draft',
  all: '',
  'of a unit': 'unit',
  'a word with marks': `status=draft&words=${encodeURIComponent('bão')}`,
  'two words without': `words=${encodeURIComponent('bao so')}`,
}

/** A unit with many items, no two alike: the headline of one, the lead of another, the text of a third. */
async function room() {
  const app = await testApp({ keep: true })
  const room = await newsroom(app)
  const articles = stream()
  const now = app.clock.at
  const telling = (i: number) => ({
    title: articles[i % articles.length]!.title,
    summary: articles[(i * 7 + Math.floor(i / articles.length)) % articles.length]!.lead,
    text: articles[(i * 11 + 3 * Math.floor(i / articles.length)) % articles.length]!.body,
  })
  const rowOf = (i: number) => {
    const { title, summary } = telling(i)
    const id = `it_${i}`
    return {
      ...{ id, unitId: room.ward.id, kind: 'news' as const, guid: id, clusterId: id, title },
      ...{ summary: summary.slice(0, 300), sourceName: `Báo ${i % 40}`, link: `https://bao.example.vn/${i}` },
      ...{ publishedAt: now - (i % 40) * hourMs, createdAt: now - (i % 40) * hourMs, updatedAt: now },
    }
  }
  for (let from = 0; from < many; from += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, i) => from + i)
    await app.system.write((tx) => tx.insert(items).values(numbers.map(rowOf)))
  }
  const newTelling = (i: number) => ({ id: `it_${i}`, print: printOf(telling(i)), at: now - (i % 40) * hourMs })
  return { ...{ app, room, rowOf, newTelling }, unitId: room.ward.id }
}

/** A page of the desk, over a stream of many items: the first ones and those far down. */
export async function pagesMeasured() {
  const { app, room: desk, unitId } = await room()
  const measured: Record<string, object> = {}
  for (const [name, query] of Object.entries(asked)) {
    const reads: number[] = []
    let total = 0
    for (let i = 0; i < pages; i++) {
      const path = `/api/items?${query === 'unit' ? `unitId=${unitId}` : query}&limit=20&offset=${i % 2 ? 0 : i * 100}`
      const began = performance.now()
      const { json } = await app.request('GET', path, { as: desk.editor.token })
      reads.push(performance.now() - began)
      total = json.total
    }
    measured[name] = { total, ...spread(reads) }
  }
  await app.finish()
  return { items: many, pageMs: measured }
}

/** How long a new telling takes to find its story, by the clock and of the processor, where many are within the two days in which tellings are joined. */
export async function joinsMeasured() {
  const { app, unitId, rowOf, newTelling } = await room()
  await keepAll(
    app,
    unitId,
    Array.from({ length: many }, (_, i) => newTelling(i)),
  )
  const joins: number[] = []
  const worked: number[] = []
  for (let i = many; i < many + joined; i++) {
    await app.system.write((tx) => tx.insert(items).values(rowOf(i)))
    const telling = newTelling(i)
    const [began, before] = [performance.now(), process.cpuUsage()]
    await app.system.write((tx) => joinStory(tx, unitId, telling))
    const { user, system } = process.cpuUsage(before)
    joins.push(performance.now() - began)
    worked.push((user + system) / 1000)
  }
  await app.finish()
  return { items: many, joinMs: spread(joins), processorMs: spread(worked) }
}

// In the order of their index: each as it comes, a million keys of so many tellings at once would take most of an hour's quarter,
// and in an office they come over days.
async function keepAll(
  app: Awaited<ReturnType<typeof testApp>>,
  unitId: string,
  tellings: { id: string; print: Print; at: number }[],
) {
  for (let from = 0; from < tellings.length; from += atOnce) {
    const rows = tellings.slice(from, from + atOnce).map(({ id, at, print }) => [id, at, packed(print)])
    await app.system.write((tx) =>
      tx.run(sql`insert into story_prints (item_id, at, print)
        select value ->> 0, value ->> 1, value ->> 2 from json_each(${JSON.stringify(rows)})`),
    )
  }
  const keys = tellings.flatMap(({ id, print }) => keysOf(print).map((key) => [key, id] as const))
  keys.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const rows = JSON.stringify(keys.slice(from, from + keysAtOnce))
    await app.system.write((tx) =>
      tx.run(sql`insert or ignore into story_keys (unit_id, key, item_id)
        select ${unitId}, value ->> 0, value ->> 1 from json_each(${rows})`),
    )
  }
}

const spread = (ms: number[]) => ({
  ...{ median: round(at(ms, 0.5)), p95: round(at(ms, 0.95)), longest: round(Math.max(...ms)) },
})

const round = (ms: number) => Math.round(ms * 10) / 10
