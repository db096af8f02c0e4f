import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { build } from 'esbuild'
import type { Ctx } from '../../core/context.ts'
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import { readRows } from '../../core/statistics/report/rows.ts'
import { addDays, dayMs, instantOf } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { projectRoot } from '../support/source-files.ts'

const today = '2026-11-29'
const years = 5
const days = years * 365 + 1
const began = instantOf(addDays(today, -days), '00:00')
const wards = 20
const units = 500
const quarters = units - wards - 1
const asked = 300_000
const cases = 60_000
const pagesRead = 40

/** A city with its wards and quarters, a group each; a digest of each ward a day to all groups below it. */
async function fill(app: TestApp) {
  const run = (text: string, args: (string | number)[] = []) => app.database.client.execute({ sql: text, args })
  await run(
    `insert into units (id, parent_id, path, name, kind, member_count, created_at) values ('un_0', null, '/un_0/', 'Thành phố Mẫu', 'city', 500000, ${began})`,
  )
  await run(
    `insert into units (id, parent_id, path, name, kind, member_count, created_at)
     select 'un_w' || value, 'un_0', '/un_0/un_w' || value || '/', 'Phường ' || value, 'ward', 25000, ${began} from generate_series(1, ${wards})`,
  )
  await run(
    `insert into units (id, parent_id, path, name, kind, member_count, created_at)
     select 'un_k' || value, 'un_w' || (1 + value % ${wards}), '/un_0/un_w' || (1 + value % ${wards}) || '/un_k' || value || '/', 'Khu phố ' || value, 'quarter', 1000, ${began}
     from generate_series(1, ${quarters})`,
  )
  // Two groups of most quarters, so that a ward's digest has some fifty-five places.
  await run(
    `insert into groups (id, unit_id, channel, external_id, name, member_count, created_at)
     select 'gr_' || value, 'un_k' || (1 + value % ${quarters}), 'oa_group', 'g' || value, 'Nhóm ' || value, 200, ${began} from generate_series(1, 1096)`,
  )
  await run(
    `insert into digests (id, unit_id, day, code, status, title, text, content_hash, approved_at, asked_at, created_at, updated_at)
     select 'dg_' || w.value || '_' || d.value, 'un_w' || w.value, date(${began} / 1000 + 25200, 'unixepoch', '+' || d.value || ' days'),
       'C' || w.value || 'X' || d.value, 'scheduled', 'Bản tin', 'x', 'h', ${began} + d.value * ${dayMs} + 20000000, ${began} + d.value * ${dayMs} + 18000000, ${began}, ${began}
     from generate_series(1, ${wards}) w, generate_series(0, ${days - 1}) d`,
  )
  await run(
    `insert into broadcasts (id, unit_id, digest_id, title, text, content_hash, status, send_at, send_by, created_at, updated_at)
     select 'brd' || substr(id, 3), unit_id, id, 't', 'x', 'h', 'finished', a, a, a, a
     from (select *, ${began} + cast(substr(id, instr(substr(id, 4), '_') + 4) as integer) * ${dayMs} + 23400000 as a from digests)`,
  )
  await run(`insert into items (id, unit_id, kind, guid, cluster_id, title, published_at, status, created_at, updated_at, decided_at)
     select 'it_' || value, 'un_w' || (1 + value % ${wards}), 'news', 'g' || value, 'it_' || value, 'Tin', at, 'approved', at, at, at + 3600000
     from (select value, ${began} + value * ${Math.floor((days * dayMs) / 20_000)} as at from generate_series(0, 19999))`)
  await run(`insert into digest_items (digest_id, item_id, position, told)
     select d.id, 'it_' || cast((b.send_at - ${began}) / ${Math.floor((days * dayMs) / 20_000)} as integer), 1, '{}' from digests d join broadcasts b on b.digest_id = d.id
     where exists (select 1 from items where id = 'it_' || cast((b.send_at - ${began}) / ${Math.floor((days * dayMs) / 20_000)} as integer))`).catch(
    (error) => console.error(String(error)),
  )
  // A ward's year at a time: one statement of two million rows would hold the log in memory.
  for (let ward = 1; ward <= wards; ward += 1)
    await run(
      `insert into deliveries (id, broadcast_id, channel, recipient, group_id, unit_id, state, due_at, sent_at, received_at, updated_at)
       select 'dl_' || b.rowid || '_' || g.rowid, b.id, g.channel, g.external_id, g.id, g.unit_id,
         case (b.rowid * 7 + g.rowid) % 10 when 0 then 'failed' when 1 then 'sent' when 2 then 'received' else 'seen' end,
         b.send_at, b.send_at + 60000, b.send_at + 120000, b.send_at + 120000
       from broadcasts b join groups g on g.unit_id in (select id from units where parent_id = b.unit_id) where b.unit_id = ?`,
      [`un_w${ward}`],
    )
  await run(
    `insert into questions (id, unit_id, channel, text, outcome, status, asked_at, updated_at)
     select 'qu_' || value, 'un_k' || (1 + abs(random()) % ${quarters}), 'oa_chat', 'x', case value % 4 when 0 then 'not_found' else 'found' end,
       case value % 9 when 0 then 'answered' else 'open' end, at, at
     from (select value, ${began} + abs(random()) % ${days * dayMs} as at from generate_series(1, ${asked}))`,
  )
  await run(`insert into answers (id, question_id, text, origin, created_at)
     select 'an_' || id, id, 'x', case when status = 'answered' then 'person' else 'extractive' end, asked_at + 5400000 from questions`)
  await run(
    `insert into feedback (id, track_code, unit_id, channel, text, category, status, accept_by, due_at, answered_at, answered_late, closed_at, rated_at, rating, created_at, updated_at)
     select 'fb_' || value, 'T' || value, 'un_k' || (1 + abs(random()) % ${quarters}), 'web', 'x',
       case value % 5 when 0 then 'moi-truong' when 1 then 'giao-thong' when 2 then 'dien-nuoc' when 3 then 'trat-tu' else 'khac' end,
       'closed', at, at, at + 172800000, value % 8 = 0, at + 259200000, case when value % 3 = 0 then at + 345600000 end, case when value % 3 = 0 then 1 + value % 5 end, at, at
     from (select value, ${began} + abs(random()) % ${days * dayMs} as at from generate_series(1, ${cases}))`,
  )
  // Pages of every unit, every ten days: with them the year's file has a hundred thousand rows.
  await run(
    `insert into visits (day, unit_id, page, count)
     select date(${began} / 1000 + 25200, 'unixepoch', '+' || (10 * d.value) || ' days'), u.id, p.value, 1 + abs(random()) % 20
     from generate_series(0, ${Math.floor((days - 1) / 10)}) d, units u, json_each('["app","digest","page","procedure","passage","contest"]') p`,
  )
  await run('analyze')
}

/** What was filled and counted is written to this file, or read from it where it stands: only the rest is measured again. */
const { values: options } = parseArgs({ args: process.argv.slice(3), options: { keep: { type: 'string' } } })

/** Five years of an office: the past once, a night, pages and the year's workbook, and what the same costs on the raw rows. */
export async function run() {
  const from = options.keep && existsSync(options.keep) ? options.keep : undefined
  const app = await testApp({ startAt: began, keep: true, from })
  const fillMs = await timed(async () => from ?? (await fill(app)))
  const [counts] = await app.database.db.all(sql`
    select (select count(*) from deliveries) as deliveries, (select count(*) from questions) as questions,
      (select count(*) from feedback) as cases, (select count(*) from units) as units`)
  app.clock.at = instantOf(addDays(today, -1), '00:10')
  let past = 0
  const pastMs = await timed(async () => {
    for (let counted = 1; counted > 0; past += counted) counted = await countFacts(app.system)
  })
  if (options.keep && !from) await app.database.client.execute({ sql: 'vacuum into ?', args: [options.keep] })
  app.clock.at = instantOf(today, '00:10')
  const night = await nightApart(app)
  const [rows] = await app.database.db.all<{ facts: number }>(sql`select count(*) as facts from facts`)

  app.clock.at = instantOf(today, '09:00')
  const admin = await app.person('Quản Trị', ['admin', 'un_0'])
  const get = (path: string) => app.request('GET', path, { as: admin.token })
  const spans = [
    'from=2026-10-01&to=2026-10-31',
    'from=2026-07-01&to=2026-09-30',
    'from=2025-01-01&to=2025-12-31',
    'from=2022-03-14&to=2026-10-17',
  ]
  const places = ['un_0', 'un_w3', 'un_k77']
  const pages: Record<string, object> = {}
  const all: Spent[] = []
  for (const [name, path] of [
    ['office', '/api/statistics'],
    ['units', '/api/statistics/units'],
    ['kind', '/api/statistics/units?kind=quarter'],
  ] as const) {
    const times: Spent[] = []
    for (let at = 0; at < pagesRead; at += 1) {
      const query = `${spans[at % spans.length]}&unitId=${name === 'kind' ? 'un_0' : places[at % places.length]}`
      times.push(
        await spent(async () => {
          const { status, text } = await get(`${path}${path.includes('?') ? '&' : '?'}${query}`)
          if (status !== 200) throw new Error(text)
        }),
      )
    }
    all.push(...times)
    pages[name] = toldOf(times)
  }
  const year = await yearsWorkbook(app, admin.token, admin.ctx)
  const ratio = await beside(app)
  await app.finish()
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    load: loadavg().map(round),
    filled: { ...(counts as object), ms: round(fillMs) },
    past: { days: past, ms: round(pastMs) },
    night,
    facts: rows?.facts,
    pages: { ...pages, all: toldOf(all) },
    year,
    ratio,
  }
}

/** In a process of its own, built as it runs, so that only its own memory is told of. */
async function nightApart(app: TestApp) {
  const file = join(dirname(app.database.path), 'night.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('statistics-night.ts', import.meta.url))],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: file, packages: 'external', logLevel: 'error' },
  })
  const link = join(dirname(app.database.path), 'node_modules')
  await symlink(join(projectRoot, 'node_modules'), link)
  const { stdout } = await promisify(execFile)(process.execPath, [file, app.database.url, String(app.clock.at)])
  return JSON.parse(stdout)
}

/** All figures of a year as a workbook over HTTP, read as it comes. */
async function yearsWorkbook(app: TestApp, token: string, ctx: Ctx) {
  const span = { from: '2025-01-01', to: '2025-12-31', unitId: 'un_0' }
  let rows = 0
  for await (const page of (await readRows(ctx, span)).pages) rows += page.length
  const peak = watched()
  let bytes = 0
  const { ms, cpuMs } = await spent(async () => {
    const path = `/api/statistics/rows?${new URLSearchParams(span)}`
    const response = await app.app.request(path, { headers: { authorization: `Bearer ${token}` } })
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      bytes += part.value.byteLength
  })
  return { rows, ms: round(ms), cpuMs: round(cpuMs), bytes, grewMb: peak.stop().grewMb }
}

/** The same figures of a year, from the facts and from the rows themselves, in turn. */
async function beside(app: TestApp) {
  const [from, to] = [instantOf('2025-01-01', '00:00'), instantOf('2026-01-01', '00:00')]
  const month = sql`strftime('%Y-%m', (at + 25200000) / 1000, 'unixepoch')`
  const months = Array.from({ length: 12 }, (_, one) => `2025-${String(one + 1).padStart(2, '0')}`)
  const fromFacts = (measures: string[]) =>
    app.database.db.all(sql`
      select f.period, f.measure, f.part, sum(f.count) from json_each(${JSON.stringify(months)}) p
      cross join json_each(${JSON.stringify(measures)}) m cross join facts f on f.period = p.value and f.measure = m.value
      where f.unit_id = 'un_0' group by 1, 2, 3`)
  const raw = {
    deliveries: () =>
      app.database.db.all(sql`
        select month, state, count(*) from (
          select strftime('%Y-%m', (b.send_at + 25200000) / 1000, 'unixepoch') as month, d.state
          from broadcasts b join deliveries d on d.broadcast_id = b.id join units u on u.id = d.unit_id
          where b.send_at >= ${from} and b.send_at < ${to} and u.path >= '/un_0/' and u.path < '/un_0/~') group by 1, 2`),
    questions: () =>
      app.database.db.all(sql`
        select ${month}, outcome, count(*) from (
          select q.asked_at as at, q.outcome from questions q join units u on u.id = q.unit_id
          where q.outcome in ('found', 'not_found', 'unavailable') and q.asked_at >= ${from} and q.asked_at < ${to}
            and u.path >= '/un_0/' and u.path < '/un_0/~') group by 1, 2`),
    feedback: () =>
      app.database.db.all(sql`
        select ${month}, category, count(*) from (
          select f.created_at as at, f.category from feedback f join units u on u.id = f.unit_id
          where f.created_at >= ${from} and f.created_at < ${to} and u.path >= '/un_0/' and u.path < '/un_0/~') group by 1, 2`),
  }
  const measures = {
    deliveries: ['sent', 'received', 'seen', 'failed'],
    questions: ['questions'],
    feedback: ['feedback'],
  }
  const told: Record<string, { factsMs: number; rawMs: number; times: number }> = {}
  for (const name of ['deliveries', 'questions', 'feedback'] as const) {
    const [facts, rows]: [number[], number[]] = [[], []]
    for (let round = 0; round < 9; round += 1) {
      facts.push(await timed(() => fromFacts(measures[name])))
      rows.push(await timed(raw[name]))
    }
    const [factsMs, rawMs] = [at(facts, 0.5), at(rows, 0.5)]
    told[name] = { factsMs, rawMs, times: Math.round(rawMs / factsMs) }
  }
  return told
}

/** The most memory that the process took meanwhile, looked at as often as the work lets timers run. */
function watched() {
  const start = process.memoryUsage.rss()
  let most = start
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  return {
    stop() {
      clearInterval(timer)
      most = Math.max(most, process.memoryUsage.rss())
      return { rssMb: Math.round(most / 2 ** 20), grewMb: Math.round((most - start) / 2 ** 20) }
    },
  }
}

type Spent = { ms: number; cpuMs: number }

/** Beside how long it took, what it took of a processor: that is alike on a machine that does other work besides. */
async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const before = process.cpuUsage()
  const ms = await timed(work)
  const { user, system } = process.cpuUsage(before)
  return { ms, cpuMs: (user + system) / 1000 }
}

const toldOf = (all: readonly Spent[]) => {
  const [ms, cpu] = [all.map((one) => one.ms), all.map((one) => one.cpuMs)]
  return { p50Ms: at(ms, 0.5), p95Ms: at(ms, 0.95), cpuP50Ms: at(cpu, 0.5), cpuP95Ms: at(cpu, 0.95) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

const round = (ms: number) => Math.round(ms * 10) / 10
const at = (all: readonly number[], share: number) =>
  Math.round(100 * ([...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0)) /
  100
