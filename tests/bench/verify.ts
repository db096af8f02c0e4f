import { readFileSync } from 'node:fs'
import { fold } from '../../core/text/fold.ts'
import { findByWords } from '../../core/verify/find.ts'
import { indexDue } from '../../core/verify/index-due.ts'
import { tokensOf } from '../../core/verify/text/tokens.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { sharedData, sharedRows } from '../support/shared-data.ts'
import { alterations, randomOf } from './verify/alterations.ts'
import { picturesOf } from './verify/pictures.ts'

const option = (name: string, otherwise: number) =>
  Number(process.argv[process.argv.indexOf(name) + 1 || -1] ?? otherwise) || otherwise
const size = option('--items', 30_000)
const asked = option('--asked', 400)
type Text = { id: string; title: string; summary: string }

/**
 * Real news altered by rule, among 30,000 items: how much of it is found, whether what was changed is named, and how often
 * a text of somebody else is taken for one of ours. With `--pictures 40`, so many of them as screenshots, and no more.
 */
export async function run(): Promise<object> {
  const pictures = option('--pictures', 0)
  if (pictures > 0) return picturesOf(pictures)
  const app = await testApp({ keep: true })
  try {
    const { held, strangers } = texts()
    await fill(app, held)
    const before = performance.now()
    await indexDue(app.system, Number.POSITIVE_INFINITY)
    const indexS = (performance.now() - before) / 1000
    const report: Record<string, object> = {}
    const times: number[] = []
    const cpu = process.cpuUsage()
    for (const form of ['lead', 'whole'] as const) {
      const chosen = held.filter(({ id }) => id.startsWith(form)).slice(0, asked)
      for (const [name, alter] of Object.entries(alterations))
        report[`${form}: ${name}`] = await measured(app, chosen, alter, times)
    }
    const accepted: string[] = []
    for (const text of strangers.slice(0, asked * 5)) {
      const found = await timed(times, () => findByWords({ db: app.deps.db, now: app.deps.now }, tokensOf(text)))
      if (found)
        accepted.push(
          `${text.slice(0, 100)} ⇐ ${found.original.texts[0]!.slice(0, 100)} ${found.comparison.share.toFixed(2)}`,
        )
    }
    if (process.env.SHOW) console.error(accepted.join('\n'))
    times.sort((a, b) => a - b)
    const at = (share: number) => Number(times[Math.floor(times.length * share)]!.toFixed(1))
    return {
      items: held.length,
      index_s: Number(indexS.toFixed(1)),
      ...report,
      strangers: {
        asked: Math.min(strangers.length, asked * 5),
        accepted: accepted.length / Math.min(strangers.length, asked * 5),
      },
      cpu_ms_each: Number(
        ((process.cpuUsage(cpu).user + process.cpuUsage(cpu).system) / 1000 / times.length).toFixed(1),
      ),
      ms: { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(0.9999) },
    }
  } finally {
    await app.finish()
  }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const before = performance.now()
  const result = await work()
  times.push(performance.now() - before)
  return result
}

async function measured(app: TestApp, chosen: Text[], alter: (typeof alterations)[string], times: number[]) {
  const random = randomOf(7)
  let [asked, found, right, named, clean] = [0, 0, 0, 0, 0]
  for (const text of chosen) {
    const made = alter(`${text.title}\n${text.summary}`, random)
    if (!made) continue
    asked += 1
    const match = await timed(times, () => findByWords({ db: app.deps.db, now: app.deps.now }, tokensOf(made.text)))
    if (!match) {
      if (process.env.SHOW) console.error('LOST', made.text.slice(0, 300))
      continue
    }
    found += 1
    if (match.original.id.endsWith(text.id)) right += 1
    const { differences } = match.comparison
    if (differences.length === 0) clean += 1
    const has = differences.some(
      ({ told }) =>
        made.put &&
        (plain(told).includes(plain(made.put)) || (plain(made.put).includes(plain(told)) && told.length > 1)),
    )
    if (made.put && has) named += 1
    else if (made.put && process.env.SHOW)
      console.error(
        'UNNAMED',
        made.was,
        '→',
        made.put,
        JSON.stringify(differences).slice(0, 600),
        '\n   ',
        made.text.slice(0, 300),
      )
    if (!made.put && differences.length > 0 && process.env.SHOW)
      console.error('UNCLEAN', JSON.stringify(differences.slice(0, 3)))
  }
  const share = (count: number) => Number((count / Math.max(1, asked)).toFixed(4))
  return { asked, found: share(found), right: share(right), named: share(named), clean: share(clean) }
}

const plain = (text: string) =>
  fold(text)
    .replace(/^ngay /, '')
    .replace(/^0(?=\d\/)/, '')

function texts(): { held: Text[]; strangers: string[] } {
  type Row = { id: string; title: string; lead: string; body: string }
  const rows: Row[] = [...sharedRows('news/stream.dev.jsonl.gz'), ...sharedRows('news/categorised.dev.jsonl.gz')]
  const keptApart = rows.filter((_, i) => i % 12 === 5)
  const known = rows.filter((_, i) => i % 12 !== 5)
  const held: Text[] = []
  for (const [i, { id, title, lead, body }] of known.entries()) {
    if (held.length >= size) break
    if (i % 2) held.push({ id: `lead ${id}`, title, summary: lead.slice(0, 300) })
    else held.push({ id: `whole ${id}`, title, summary: `${lead}\n${body}`.slice(0, 4000) })
  }
  // The rest are stretches of the same articles as if each were an item: their words are as common as those of the others.
  for (const { id, body } of known) {
    const words = body.split(/\s+/)
    for (let at = 0; at + 50 <= words.length && held.length < size; at += 60)
      held.push({
        id: `part ${id} ${at}`,
        title: words.slice(at, at + 12).join(' '),
        summary: words.slice(at + 12, at + 60).join(' '),
      })
  }
  const headlines = readFileSync(sharedData('news/headlines_topics.dev.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  // One event's text comes from several papers: what mostly is one that is here, word for word, is no stranger.
  const known6 = new Set(held.flatMap(({ title, summary }) => sixes(`${title}\n${summary}`)))
  const isStranger = (text: string) => {
    const own = sixes(text)
    return own.filter((six) => known6.has(six)).length < own.length * 0.15
  }
  return {
    held,
    strangers: [
      ...keptApart.map(({ title, lead }) => `${title}\n${lead}`),
      ...keptApart.map(({ title, lead, body }) => `${title}\n${lead}\n${body}`.slice(0, 4000)),
      ...headlines.map(({ title, description }) => `${title}\n${description}`),
    ].filter(isStranger),
  }
}

const sixes = (text: string) => {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.map((_, i) => words.slice(i, i + 6).join(' ')).slice(0, -5)
}

async function fill(app: TestApp, held: Text[]): Promise<void> {
  const { id: unitId } = await app.unit('Phường Mẫu')
  for (let from = 0; from < held.length; from += 1000)
    await app.database.client.batch(
      held.slice(from, from + 1000).map(({ id, title, summary }) => ({
        sql: `insert into items (id, unit_id, kind, guid, cluster_id, title, summary, source_name, link, published_at, status, created_at, updated_at)
          values (?, ?, 'news', ?, ?, ?, ?, 'Báo Mẫu', 'https://bao.example.vn/', ?, 'draft', 0, 0)`,
        args: [id, unitId, id, id, title, summary, app.clock.at - 1000],
      })),
    )
}
