import { cpus } from 'node:os'
import { sql } from 'drizzle-orm'
import { addPiece, reachOf } from '../../core/broadcasts/audience.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Typed, workbook } from '../support/xlsx.ts'

const wards = 50
const perWard = 99
const chats = 4000
const rounds = 25
const at = Date.parse('2026-11-23T01:00:00Z')

/** A province with its wards and residential groups, 5,000 units in all; or one unit. */
async function tree(app: TestApp, flat: boolean) {
  const top = await app.unit('Tỉnh Mẫu', { kind: 'province' })
  const rows: Typed[][] = []
  for (let ward = 0; ward < wards && !flat; ward++) {
    rows.push([`W${ward}`, `Phường ${ward}`, 'Phường'])
    for (let one = 0; one < perWard; one++) rows.push([`W${ward}T${one}`, `Tổ ${one}`, 'Tổ dân phố', `W${ward}`, 100])
  }
  const admin = await app.person('Quản Trị', ['admin', top.id])
  const heads = ['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Mã đơn vị cấp trên', 'Số nhân khẩu']
  const before = performance.now()
  if (!flat) await take(app, admin.token, top.id, heads, rows)
  const importedMs = performance.now() - before
  // In the order of their ids in either case, as they come in over the years.
  await app.database.client.execute({
    sql: `insert into groups (id, unit_id, channel, external_id, name, created_at)
      select 'gr_' || lower(hex(randomblob(10))), u.id, 'oa_group', lower(hex(randomblob(10))), 'Nhóm ' || value, 0
      from generate_series(1, ?) join (select id, row_number() over (order by id) as row, count(*) over () as all_ from units
        where ? or kind = 'residential_group') u on u.row = 1 + value % u.all_`,
    args: [chats, flat ? 1 : 0],
  })
  await app.database.client.execute({
    sql: `insert into broadcasts (id, unit_id, title, text, content_hash, send_at, send_by, created_at, updated_at)
      values ('brd_1', ?, 't', 't', 'h', ?, ?, ?, ?)`,
    args: [top.id, at, at, at, at],
  })
  return { top, admin, importedMs, heads, rows }
}

async function take(app: TestApp, as: string, parentId: string, heads: string[], rows: Typed[][], apply = 1) {
  const bytes = workbook([{ name: 'Đơn vị', rows: [heads, ...rows] }])
  const { json } = await app.raw(`/api/units/import?parentId=${parentId}&apply=${apply}`, bytes, {
    authorization: `Bearer ${as}`,
  })
  return json
}

/** How long the rows of one audience take to be written. They are taken away again. */
async function plannedMs(app: TestApp, path: string): Promise<number> {
  const before = performance.now()
  await app.system.write(async (tx) => {
    let plannedTo: string | null = ''
    while (plannedTo !== null)
      plannedTo = await addPiece(tx, { id: 'brd_1', path, audience: {}, sendAt: at, plannedTo }, at)
  })
  const ms = performance.now() - before
  await app.system.write((tx) => tx.run(sql`delete from deliveries`))
  return ms
}

/** A tree of 5,000 units: a unit's page, the whole tree, an import with faults; and an audience beside a flat one of its size. */
export async function run() {
  const [app, flat] = [await testApp({ startAt: at, keep: true }), await testApp({ startAt: at, keep: true })]
  const large = await tree(app, false)
  const one = await tree(flat, true)
  const { json } = await app.request('GET', '/api/units')
  const pages: number[] = []
  for (let i = 0; i < 300; i++) {
    const { id } = json.units[(i * 7919) % json.units.length]
    pages.push(await timed(() => app.request('GET', `/api/units/${id}`, { as: large.admin.token })))
  }
  const whole: number[] = []
  for (let i = 0; i < 15; i++) whole.push(await timed(() => app.request('GET', '/api/units')))
  const faulty = large.rows.map((row, at) => [
    `x${row[0]}`,
    at % 125 === 1 ? '' : `Mới ${at}`,
    row[2] ?? '',
    ...(row[3] ? [`x${row[3]}`] : []),
  ])
  let faults = 0
  const faultyMs = await timed(async () => {
    faults = (await take(app, large.admin.token, large.top.id, large.heads, faulty, 0)).faultCount
  })

  const [branched, plain]: [number[], number[]] = [[], []]
  for (let i = 0; i < rounds; i++) {
    branched.push(await plannedMs(app, large.top.path))
    plain.push(await plannedMs(flat, one.top.path))
  }
  const reach = await timed(() => reachOf(app.database.db, large.top.path, {}))
  await app.finish()
  await flat.finish()
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
    units: json.units.length,
    page: { p50Ms: at50(pages), p99Ms: round([...pages].sort((a, b) => a - b)[Math.floor(pages.length * 0.99)] ?? 0) },
    wholeTreeMs: at50(whole),
    import: { rows: large.rows.length, ms: round(large.importedMs), withFaultsMs: round(faultyMs), faults },
    audience: {
      groups: chats,
      subtreeMs: at50(branched),
      flatMs: at50(plain),
      ratio: Math.round((100 * at50(branched)) / at50(plain)) / 100,
      reachMs: round(reach),
    },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

const round = (ms: number) => Math.round(ms * 10) / 10
const at50 = (all: number[]) => round([...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
