import { joinStory, keepTelling } from '../../../core/news/stories/join.ts'
import { printOf } from '../../../core/news/stories/print.ts'
import { hourMs } from '../../../core/time.ts'
import { items } from '../../../db/schema/news.ts'
import { testApp } from '../../support/app.ts'
import { newsroom } from '../../support/newsroom.ts'
import { at } from './round.ts'
import { stream } from './stories.ts'

const many = 30_000
const joined = 300
const pages = 60
const atOnce = 100

/** A stream of many items, within the two days in which tellings are joined: how long a new one takes, and a page of the desk. */
export async function volumeMeasured() {
  const app = await testApp({ keep: true })
  const room = await newsroom(app)
  const articles = stream()
  const now = app.clock.at
  // No two alike: the headline of one, the lead of another, the text of a third.
  const telling = (i: number) => ({
    title: articles[i % articles.length]!.title,
    summary: articles[(i * 7 + Math.floor(i / articles.length)) % articles.length]!.lead,
    text: articles[(i * 11 + 3 * Math.floor(i / articles.length)) % articles.length]!.body,
  })
  const rowOf = (i: number) => {
    const { title, summary } = telling(i)
    const id = `it_${i}`
    return {
      ...{
        id,
        unitId: room.ward.id,
        kind: 'news' as const,
        guid: id,
        clusterId: id,
        title,
        summary: summary.slice(0, 300),
      },
      ...{ sourceName: `Báo ${i % 40}`, link: `https://bao.example.vn/${i}`, publishedAt: now - (i % 40) * hourMs },
      ...{ createdAt: now - (i % 40) * hourMs, updatedAt: now },
    }
  }
  const newTelling = (i: number) => ({ id: `it_${i}`, print: printOf(telling(i)), at: now - (i % 40) * hourMs })
  for (let from = 0; from < many; from += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, i) => from + i)
    const tellings = numbers.map(newTelling)
    await app.system.write(async (tx) => {
      await tx.insert(items).values(numbers.map(rowOf))
      for (const one of tellings) await keepTelling(tx, room.ward.id, one)
    })
  }

  const joins: number[] = []
  for (let i = many; i < many + joined; i++) {
    await app.system.write((tx) => tx.insert(items).values(rowOf(i)))
    const began = performance.now()
    const print = newTelling(i)
    await app.system.write((tx) => joinStory(tx, room.ward.id, print))
    joins.push(performance.now() - began)
  }
  const reads: number[] = []
  for (let i = 0; i < pages; i++) {
    const began = performance.now()
    const query = `status=draft&limit=20&offset=${i % 2 ? 0 : i * 100}`
    await app.request('GET', `/api/items?${query}`, { as: room.editor.token })
    reads.push(performance.now() - began)
  }
  await app.finish()
  return {
    items: many,
    joinMs: { median: round(at(joins, 0.5)), p95: round(at(joins, 0.95)), longest: round(Math.max(...joins)) },
    pageMs: { median: round(at(reads, 0.5)), p95: round(at(reads, 0.95)), longest: round(Math.max(...reads)) },
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10
