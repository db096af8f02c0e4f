import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { codesOf } from '../../core/gatherings/codes.ts'
import { importPoints } from '../../core/gatherings/points/import.ts'
import { planUnits } from '../../core/gatherings/points/plan.ts'
import { sha256 } from '../../core/ids.ts'
import { system } from '../../core/roles.ts'
import { sheetOfText } from '../../core/sheets/of-text.ts'
import { hourMs } from '../../core/time.ts'
import { type Database, open } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { testEnvironment } from '../support/environment.ts'
import { type Asked, type Pace, steadily } from './load/steady.ts'
import { memoryOf } from './process-figures.ts'
import { serveApp } from './served.ts'

const { values } = parseArgs({
  options: {
    points: { type: 'string', default: '3600' },
    people: { type: 'string', default: '260000' },
    planned: { type: 'string', default: '31000' },
    rate: { type: 'string', default: '1500' },
    seconds: { type: 'string', default: '20' },
  },
  allowPositionals: true,
})
const [points, people, planned] = [Number(values.points), Number(values.people), Number(values.planned)]
const checkIns: Pace = { perSecond: Number(values.rate), seconds: Number(values.seconds), connections: 200 }
// Desks of levels and points that look at what comes in.
const looks: Pace = { perSecond: 20, seconds: Number(values.seconds), connections: 10 }
// In one statement.
const together = 5000
const at = Date.now()

const [gatheringId, secret] = ['gt_bench', 'a secret of the bench']
const large = ['gt_units', 'gt_table'] as const
const tokenOf = (n: number) => `token-of-${n}`

/**
 * A conference of 3,600 points and 260,000 people (`--points`, `--people`): so many check-ins a second made durable over HTTP,
 * and meanwhile the page of all points as desks look at it; then the same page when most are there, and 31,000 points planned
 * from the tree of units and from a table.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-gatherings-'))
  const path = join(folder, 'loa.db')
  const database = await open(`file:${path}`)
  try {
    await migrate(database)
    await seed(database)
    const { checkedIn, looked, memoryMb } = await conference(path)
    const kept = await counted(database)
    const planning = await plan(database)
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
      ...{ points, people, checkedIn, looked, memoryMb, kept, planning },
      fileMb: Math.round((await stat(path)).size / 1e6),
    }
  } finally {
    database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function seed(database: Database): Promise<void> {
  const deps = depsWith(database)
  const sealedSecret = await deps.crypt.seal(secret)
  await database.write(async (tx) => {
    await tx.run(sql`insert into units (id, parent_id, path, name, kind, created_at)
      values ('un', null, '/un/', 'Thành phố', 'city', ${at})`)
    for (const id of [gatheringId, ...large])
      await tx.run(sql`
        insert into gatherings (id, unit_id, kind, title, state, starts_at, ends_at, attends, sealed_secret, content_hash,
          opened_at, created_at, updated_at)
        values (${id}, 'un', 'conference', 'Hội nghị trực tuyến toàn thành phố', 'open', ${at}, ${at + 4 * hourMs}, 'members',
          ${sealedSecret}, '', ${at - hourMs}, ${at}, ${at})`)
    // A ward for each hundred points, and in it theirs.
    const wards = Math.ceil(planned / 100)
    await inRows(
      tx,
      range(wards),
      (rows) => sql`
      insert into units (id, parent_id, path, name, kind, created_at)
      select 'uw' || value, 'un', '/un/uw' || value || '/', 'Phường ' || value, 'ward', ${at} from json_each(${rows})`,
    )
    await inRows(
      tx,
      range(planned - wards - 1),
      (rows) => sql`
      insert into units (id, parent_id, path, name, kind, created_at)
      select 'ut' || value, 'uw' || (value / 100), '/un/uw' || (value / 100) || '/ut' || value || '/', 'Tổ ' || value,
        'residential_group', ${at} from json_each(${rows})`,
    )
    await inRows(
      tx,
      range(points),
      (rows) => sql`
      insert into gathering_points (id, gathering_id, parent_id, path, number, name, capacity, registered, updated_at)
      select 'gd' || value, ${gatheringId}, case when value >= 100 then 'gd' || (value / 100) end,
        case when value >= 100 then '/gd' || (value / 100) || '/gd' || value || '/' else '/gd' || value || '/' end,
        value + 1, 'Điểm cầu số ' || value, 100, 72, ${at} from json_each(${rows})`,
    )
  })
  for (let from = 0; from < people; from += together * 4) {
    const numbers = range(Math.min(together * 4, people - from)).map((n) => from + n)
    const sessions = await Promise.all(numbers.map(async (n) => [await sha256(tokenOf(n)), `pe${n}`]))
    await database.write(async (tx) => {
      await tx.run(sql`
        insert into people (id, app_user_id, name, unit_id, unit_state, created_at)
        select 'pe' || value, 'zalo' || value, 'Người ' || value, 'ut' || (value % cast(${planned - 400} as integer)), 'confirmed', ${at}
        from json_each(${JSON.stringify(numbers)})`)
      await tx.run(sql`
        insert into sessions (token_hash, person_id, created_at, expires_at)
        select value ->> 0, value ->> 1, ${at}, ${at + 30 * 24 * hourMs} from json_each(${JSON.stringify(sessions)})`)
    })
  }
  await database.write((tx) =>
    tx.run(sql`insert into roles (person_id, unit_id, role, granted_by, granted_at)
      values ('pe0', 'un', 'editor', 'pe0', ${at})`),
  )
}

const range = (count: number) => Array.from({ length: count }, (_, n) => n)

type Tx = Parameters<Parameters<Database['write']>[0]>[0]
async function inRows(tx: Tx, all: number[], statement: (rows: string) => ReturnType<typeof sql>): Promise<void> {
  for (let from = 0; from < all.length; from += together)
    await tx.run(statement(JSON.stringify(all.slice(from, from + together))))
}

/** People come in at all points at once, each with the code of theirs, while desks look. */
async function conference(path: string) {
  const server = await serveApp('loa', path)
  try {
    const codes = await codesOf(secret)
    const walls = await Promise.all(range(points).map((n) => codes.onWall(n + 1, Date.now())))
    let next = 1
    const comes = (): Asked => {
      const n = next++
      const code = walls[(n * 7919) % points] ?? ''
      const asked = `/api/own-gatherings/${gatheringId}/check-in`
      return { method: 'POST', path: asked, token: tokenOf(n), body: { clientId: randomUUID(), code } }
    }
    let look = 0
    const looked = (): Asked => {
      const under = look++ % 3 === 0 ? '' : `?under=${(look % 35) + 1}`
      return { method: 'GET', path: `/api/gatherings/${gatheringId}/points${under}`, token: tokenOf(0) }
    }
    // What a service that has just started compiles is nobody's wait in a conference.
    await steadily(server, { ...checkIns, perSecond: checkIns.perSecond / 2, seconds: 2 }, comes)
    await steadily(server, { ...looks, seconds: 1 }, looked)
    const [checkedIn, seen] = await Promise.all([steadily(server, checkIns, comes), steadily(server, looks, looked)])
    const { serviceCpuMs: _, loadCpuShare: __, ...rest } = seen
    return { checkedIn, looked: rest, memoryMb: await memoryOf(server.process.pid ?? 0) }
  } finally {
    server.process.kill()
  }
}

/** Whether rows and counters say the same. */
async function counted({ db }: Database) {
  const [row] = await db.all<{ rows: number; present: number; atPoints: number }>(sql`
    select (select count(*) from gathering_attendance) as rows,
      (select present from gatherings where id = ${gatheringId}) as present,
      (select sum(present) from gathering_points where gathering_id = ${gatheringId}) as "atPoints"`)
  return row
}

function depsWith(database: Database) {
  return depsOf(serviceConfig({ ...testEnvironment }), {
    database,
    fetchFeed: async () => ({ kind: 'unchanged' }),
    assets: async () => null,
    log: () => {},
    groupWrites: true,
  })
}

async function plan(database: Database) {
  const ctx = { ...depsWith(database), actor: system }
  const timed = async <T>(work: () => Promise<T>) => {
    const began = performance.now()
    const told = await work()
    return { seconds: Math.round((performance.now() - began) / 100) / 10, told }
  }
  const fromUnits = await timed(() => planUnits(ctx, large[0], { unitId: 'un', kinds: [] }))
  const lines = range(planned).map(
    (n) => `Điểm ${n}\t${n < 310 ? '' : `Điểm ${n % 310}`}\tHội trường ${n}\tTổ ${n}\t120\t72`,
  )
  const text = ['Điểm cầu\tThuộc điểm cầu\tPhòng họp\tĐơn vị\tSức chứa\tSố đăng ký', ...lines].join('\n')
  const fromTable = await timed(() => importPoints(ctx, large[1], { sheets: [sheetOfText(text)], apply: true }))
  const { new: made, wrong } = fromTable.told
  return {
    fromUnits: { seconds: fromUnits.seconds, ...fromUnits.told },
    fromTable: { seconds: fromTable.seconds, planned: made, wrong },
  }
}
