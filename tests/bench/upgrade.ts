import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { openDatabase } from '../../bot/database.ts'
import { expectWhole } from '../../db/backup.ts'
import { countsOf, fill, migrateTo, schemas, tablesOf } from '../support/older-schemas.ts'

// Those that grow with what people do; each other table gets a hundred rows.
const large = /deliveries|passages|attempts|replies|inbox_events|items|audit|questions|sections|people/
const few = 100

const limitMs = 60_000

/**
 * What a start of this Loa takes on a database of an older one with a million rows: the oldest schema there was, one in the
 * middle, and the last but one; with `--every`, each there ever was, with `--from 1,32` those. `--rows` makes them smaller.
 */
export async function run(): Promise<object> {
  const rows = Number(argument('--rows') ?? 1_000_000)
  const last = await schemas()
  const upgrades = []
  const every = Array.from({ length: last - 1 }, (_, at) => at + 1)
  const some = [1, Math.floor(last / 2), last - 1]
  const named = argument('--from')?.split(',').map(Number)
  for (const from of named ?? (process.argv.includes('--every') ? every : some)) {
    const one = await upgradeFrom(from, rows)
    upgrades.push(one)
    console.error(`schema ${from} of ${last}: ${one.ms} ms, ${one.cpuMs} of a processor`)
  }
  const longestMs = Math.max(...upgrades.map(({ ms }) => ms))
  const lost = upgrades.filter((one) => one.lost.length > 0).map(({ from }) => from)
  return { rows, schemas: last, longestMs, limitMs, withinLimit: longestMs < limitMs, lost, upgrades }
}

async function upgradeFrom(from: number, rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-upgrade-'))
  try {
    const url = `file:${join(folder, 'loa.db')}`
    const older = createClient({ url, concurrency: 1 })
    // Nobody needs what a rehearsal was cut off in: by way of a log all of it would be written twice, and waited for.
    await older.execute('pragma journal_mode = off')
    await older.execute('pragma synchronous = off')
    await older.execute('pragma cache_size = -262144')
    await migrateTo(older, from)
    const tables = [...(await countsOf(older, await tablesOf(older)))]
      .filter(([, had]) => had === 0)
      .map(([name]) => name)
    const growing = tables.filter((table) => large.test(table))
    const each = Math.ceil((rows - few * (tables.length - growing.length)) / growing.length)
    await fill(older, tables, (table) => (growing.includes(table) ? each : few))
    const before = await countsOf(older, tables)
    await older.execute('pragma journal_mode = wal')
    older.close()
    await onDisk(join(folder, 'loa.db'))
    const [began, used] = [performance.now(), process.cpuUsage()]
    const upgraded = await openDatabase({ DATABASE_URL: url, DATABASE_AUTH_TOKEN: undefined })
    const ms = Math.round(performance.now() - began)
    const { user, system } = process.cpuUsage(used)
    const after = await countsOf(upgraded.client, tables)
    upgraded.close()
    const lost = tables.filter((table) => after.get(table) !== before.get(table))
    await expectWhole(join(folder, 'loa.db'))
    return {
      from,
      tables: tables.length,
      rows: [...before.values()].reduce((sum, count) => sum + count, 0),
      megabytes: Math.round((await stat(join(folder, 'loa.db'))).size / 1e6),
      ...{ ms, cpuMs: Math.round((user + system) / 1000) },
      lost,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An office's file stands there when its machine is upgraded: what writing this one left to do is no part of it. */
async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
