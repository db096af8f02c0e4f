import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeBackup } from '../../bot/backup/make.ts'
import { backupsAmong, tooMany } from '../../bot/backup/names.ts'
import { copyDatabase, expectWhole, putBack } from '../../db/backup.ts'
import { open } from '../../db/client.ts'
import { temporaryDatabase } from '../support/database.ts'
import { asNobody } from '../support/nobody.ts'

const stamp = '20261129-0230'

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'loa-backup-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** A database of an office, with two tables that one transaction fills alike. */
async function office(id = 'un_city') {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  await database.write(async (tx) => {
    await tx.run(
      sql`insert into units (id, name, kind, path, created_at) values (${id}, 'Phường Mẫu', 'ward', ${`/${id}/`}, 0)`,
    )
    await tx.run(sql`create table left_notes (text text primary key)`)
    await tx.run(sql`create table right_notes (text text primary key)`)
  })
  const write = (at: number) =>
    database.write(async (tx) => {
      const text = `${at} ${'x'.repeat(2000)}`
      await tx.run(sql`insert into left_notes values (${text})`)
      await tx.run(sql`insert into right_notes values (${text})`)
    })
  return { ...database, fill: write }
}

async function countsIn(path: string) {
  const { db, close } = await open(`file:${path}`)
  try {
    const [row] = await db.all<{ left: number; right: number; rowid: number }>(sql`
      select (select count(*) from left_notes) as left, (select count(*) from right_notes) as right,
        coalesce((select max(rowid) from left_notes), 0) as rowid`)
    return row as { left: number; right: number; rowid: number }
  } finally {
    close()
  }
}

describe('a copy of a database that is written meanwhile', () => {
  test('is one moment of it, whole, with every row in its place', async () => {
    const { url, fill: write, db, write: raw } = await office()
    for (let at = 0; at < 3000; at++) await write(at)
    // Gaps, as erasures leave them: places that a rebuilt file would close.
    await raw((tx) => tx.run(sql`delete from left_notes where rowid % 3 = 0`))
    await raw((tx) => tx.run(sql`delete from right_notes where rowid % 3 = 0`))
    let going = true
    let written = 0
    const writer = (async () => {
      while (going) {
        await write(10_000 + written)
        written += 1
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    })()
    const to = join(await folder(), 'copy.db')
    const told: number[] = []
    await copyDatabase(url, to, { onBytes: (done) => told.push(done) })
    going = false
    await writer
    expect(written).toBeGreaterThan(0)
    expect(told.at(-1)).toBeGreaterThan(3000 * 2000)
    const { left, right, rowid } = await countsIn(to)
    expect(left).toBe(right)
    expect(left).toBeGreaterThanOrEqual(2000)
    expect(rowid).toBe(2999 + left - 2000)
    expect((await stat(to)).mode & 0o777).toBe(0o600)
    const [{ count } = { count: 0 }] = await db.all<{ count: number }>(sql`select count(*) as count from left_notes`)
    expect(count).toBe(2000 + written)
  })

  test('leaves nothing where it was stopped, and nothing is lost of what it copied', async () => {
    const { url, fill: write } = await office()
    for (let at = 0; at < 50; at++) await write(at)
    const here = await folder()
    const stop = AbortSignal.abort(new Error('stopped'))
    await expect(copyDatabase(url, join(here, 'copy.db'), { signal: stop })).rejects.toThrow('stopped')
    expect(await readdir(here)).toEqual([])
    await write(99)
  })

  test('may be made twice at once under one name, as by two services on one file', async () => {
    const { path, fill } = await office()
    for (let at = 0; at < 200; at++) await fill(at)
    const to = join(await folder(), 'loa-20261103-0230.db')
    await Promise.all([1, 2, 3, 4].map(() => copyDatabase(`file:${path}`, to)))
    expect((await countsIn(to)).left).toBe(200)
    expect((await readdir(join(to, '..'))).filter((name) => name.includes('part'))).toEqual([])
  })

  test('is refused in words where there is no room for it to be', async () => {
    const { url } = await office()
    const here = await folder()
    await writeFile(join(here, 'file'), '')
    await expect(makeBackup(url, { folder: join(here, 'file', 'x'), keep: 2, now: 0 })).rejects.toThrow(
      'x cannot be made: a file stands where its folder would be',
    )
    await expect(makeBackup(url, { folder: join(here, 'file'), keep: 2, now: 0 })).rejects.toThrow(
      'file is a file: name a folder',
    )
    await expect(copyDatabase(url, join(here, 'none', 'a.db'))).rejects.toThrow('there is no such folder')
    await mkdir(join(here, 'closed'), { mode: 0o300 })
    await expect(
      asNobody(here, () => makeBackup(url, { folder: join(here, 'closed'), keep: 2, now: 0 })),
    ).rejects.toThrow(/closed cannot be read \(EACCES\): it has to be of the user/)
    await expect(makeBackup('libsql://loa.example.vn', { folder: here, keep: 2, now: 0 })).rejects.toThrow(
      'on a server',
    )
  })
})

test('the newest are kept, and what is none of ours stays', async () => {
  const { url } = await office()
  const here = await folder()
  await writeFile(join(here, 'loa-cu.db'), 'x')
  const day = 86_400_000
  const first = Date.UTC(2026, 10, 1, 3)
  for (let at = 0; at < 4; at++) await makeBackup(url, { folder: here, keep: 2, now: first + at * day })
  expect((await readdir(here)).sort()).toEqual(['loa-20261103-1000.db', 'loa-20261104-1000.db', 'loa-cu.db'])
  expect(tooMany(['loa-20261103-1000.db'], 0)).toEqual([])
  expect(backupsAmong(['loa-20261103-1000.db.part', 'loa.db', 'loa-20261103-1000.db'])).toEqual([
    'loa-20261103-1000.db',
  ])
})

test('what a backup that was killed left is gone with the next, one that is under way stays', async () => {
  const { url } = await office()
  const here = await folder()
  const [dead, dying] = ['loa-20261101-0230.db.0a1b2c3d.part', 'loa-20261102-0230.db.4e5f6a7b.part-wal']
  for (const name of [dead, dying]) await writeFile(join(here, name), 'x')
  const long = new Date(Date.now() - 7_200_000)
  await utimes(join(here, dead), long, long)
  await makeBackup(url, { folder: here, keep: 2, now: Date.UTC(2026, 10, 3, 3) })
  expect((await readdir(here)).sort()).toEqual([dying, 'loa-20261103-1000.db'])
})

describe('put back', () => {
  async function withBackup(id?: string) {
    const made = await office(id)
    await made.fill(1)
    const copy = join(await folder(), 'loa-20261128-0230.db')
    await copyDatabase(made.url, copy)
    return { ...made, copy }
  }

  /** The same where nobody has it open: the driver closes its connections when it likes. */
  async function stopped(id?: string) {
    const { copy, fill, scrub, path: used } = await withBackup(id)
    await fill(2)
    await scrub()
    const path = join(await folder(), 'loa.db')
    await copyFile(used, path)
    return { copy, path, url: `file:${path}` }
  }

  test('it stands in the database’s place, and what stood there is kept', async () => {
    const { url, path, copy } = await stopped()
    const { kept } = await putBack(copy, url, { stamp })
    expect(kept).toBe(`${path}.before-${stamp}`)
    expect(await countsIn(path)).toMatchObject({ left: 1, right: 1 })
    expect(await countsIn(kept as string)).toMatchObject({ left: 2, right: 2 })
  })

  test('it is refused while a service works on the database, which goes on', async () => {
    const { url, path, copy, fill: write } = await withBackup()
    await expect(putBack(copy, url, { stamp })).rejects.toThrow(`${path} is in use: stop the service first`)
    await write(2)
    expect(await countsIn(path)).toMatchObject({ left: 2, right: 2 })
  })

  test('the log that a restore left when it was killed is none of the next one’s', async () => {
    const { copy, fill, path: used } = await withBackup()
    await fill(2)
    const path = join(await folder(), 'loa.db')
    await copyFile(`${used}-wal`, `${path}.part-wal`)
    expect((await stat(`${path}.part-wal`)).size).toBeGreaterThan(0)
    await putBack(copy, `file:${path}`, { stamp })
    expect(await countsIn(path)).toMatchObject({ left: 1, right: 1 })
  })

  test('where there is none, it becomes the database', async () => {
    const { copy } = await withBackup()
    const path = join(await folder(), 'loa.db')
    expect(await putBack(copy, `file:${path}`, { stamp })).toEqual({ kept: null })
    expect(await countsIn(path)).toMatchObject({ left: 1 })
  })

  test('another office’s is refused, unless it is said twice', async () => {
    const { url, path } = await stopped()
    const { copy } = await withBackup('un_other')
    await expect(putBack(copy, url, { stamp })).rejects.toThrow('is of another office')
    expect((await expectWhole(path)).roots).toEqual(['un_city'])
    await putBack(copy, url, { stamp, force: true })
    expect((await expectWhole(path)).roots).toEqual(['un_other'])
  })

  test('one that was cut off, is damaged, is newer or no database of Loa is refused, and the database stays', async () => {
    const { url, path, copy } = await stopped()
    const before = await countsIn(path)
    const here = await folder()
    const spoilt = async (how: (file: string) => Promise<unknown>) => {
      const file = join(here, 'spoilt.db')
      await copyFile(copy, file)
      await how(file)
      return file
    }
    const { size } = await stat(copy)
    const cut = await spoilt((file) => truncate(file, Math.floor(size / 2)))
    await expect(putBack(cut, url, { stamp })).rejects.toThrow(/damaged/)
    const torn = await spoilt(async (file) => {
      const bytes = await readFile(file)
      bytes.fill(0x5a, 4096 * 3, 4096 * 40)
      await writeFile(file, bytes)
    })
    await expect(putBack(torn, url, { stamp })).rejects.toThrow(/damaged/)
    const changed = (change: string) => (file: string) => {
      const client = createClient({ url: `file:${file}`, concurrency: 1 })
      return client.execute(change).finally(() => client.close())
    }
    const newer = await spoilt(changed('update __drizzle_migrations set created_at = created_at + 9000000000'))
    await expect(putBack(newer, url, { stamp })).rejects.toThrow('was made by a newer Loa')
    const other = await spoilt(changed('drop table __drizzle_migrations'))
    await expect(putBack(other, url, { stamp })).rejects.toThrow('is no database of Loa')
    expect(await countsIn(path)).toEqual(before)
    expect((await readdir(join(path, '..'))).filter((name) => /part|before/.test(name))).toEqual([])
  })

  test('in the place of one that is damaged it is taken without asking whose that was', async () => {
    const { url, path, copy } = await stopped()
    const bytes = await readFile(path)
    bytes.fill(0x5a, 4096 * 3, 4096 * 40)
    await writeFile(path, bytes)
    const { kept } = await putBack(copy, url, { stamp })
    expect(kept).not.toBeNull()
    expect(await countsIn(path)).toMatchObject({ left: 1 })
  })
})
