import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../bot/database.ts'
import { bundled } from '../support/bundled.ts'

// As it is built, with what every migration together makes beside it.
const program = await bundled('bot/cli.ts')

async function place() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-new-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'loa.db')
}

function migrating(path: string) {
  const env = { PATH: process.env.PATH, DATABASE_URL: `file:${path}` }
  return spawn(process.execPath, [program, 'migrate'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
}

const ended = async (child: ReturnType<typeof migrating>) => (await once(child, 'close'))[0]

/** Every table, index and trigger as it was said, and every row there is, those that an index of words keeps for itself too. */
async function allOf(path: string) {
  const client = createClient({ url: `file:${path}` })
  try {
    const { rows: made } = await client.execute(
      'select type, name, tbl_name, sql from sqlite_master order by type, name',
    )
    const { rows: tables } = await client.execute(
      "select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name <> 'sqlite_schema' order by 1",
    )
    const rows: Record<string, unknown[]> = {}
    for (const { name } of tables) {
      const { rows: held } = await client.execute(`select * from "${name}"`)
      if (held.length > 0) rows[String(name)] = held.map((row) => Object.values(row))
    }
    return { made: made.map((row) => Object.values(row)), rows }
  } finally {
    client.close()
  }
}

let known: ReturnType<typeof allOf> | null = null

/** What the migrations make one by one, as they do from the sources. */
function bySteps() {
  const found = async () => {
    const path = await place()
    ;(await openDatabase({ DATABASE_URL: `file:${path}`, DATABASE_AUTH_TOKEN: undefined })).close()
    return allOf(path)
  }
  known ??= found()
  return known
}

test('a new database is made at once as its migrations make it one by one: each table, index, trigger and row', async () => {
  const path = await place()
  expect(await ended(migrating(path))).toBe(0)
  const whole = await allOf(path)
  expect(whole).toEqual(await bySteps())
  expect(whole.made.length).toBeGreaterThan(500)
})

test('two that make the same database at once make one', async () => {
  const path = await place()
  expect(await Promise.all([ended(migrating(path)), ended(migrating(path))])).toEqual([0, 0])
  expect(await allOf(path)).toEqual(await bySteps())
})

test('one that is killed while it makes a database leaves one that the next start completes', async () => {
  const steps = await bySteps()
  // The file, then its log, as they come to hold something.
  for (const end of ['', '-wal', '-shm']) {
    const path = await place()
    const child = migrating(path)
    const over = ended(child)
    while (child.exitCode === null && !(await isFilled(path + end))) await setImmediate()
    child.kill('SIGKILL')
    await over
    expect(await ended(migrating(path))).toBe(0)
    expect(await allOf(path)).toEqual(steps)
  }
})

const isFilled = async (path: string) => ((await stat(path).catch(() => null))?.size ?? 0) > 0
