import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bringBack, carryNewest, lastCarried } from '../../bot/backup/carry.ts'
import { type Elsewhere, elsewhereOf } from '../../bot/backup/elsewhere.ts'
import { backupConfig } from '../../bot/config.ts'
import { backups } from '../../bot/doctor/machine.ts'
import { instantOf } from '../../core/time.ts'
import { startStorage } from '../support/s3-storage.ts'

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'loa-elsewhere-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

const newest = 'loa-20261129-0230.db'

async function withBackup(bytes: Buffer, name = newest) {
  const here = await folder()
  await writeFile(join(here, name), bytes)
  return here
}

const placeOf = (env: Record<string, string>) => elsewhereOf(backupConfig(env)) as Elsewhere

const kinds = {
  async folder() {
    const there = join(await folder(), 'nas', 'loa')
    return {
      settings: { BACKUP_COPY: there },
      names: () => readdir(there).catch(() => []),
      read: (name: string) => readFile(join(there, name)),
      put: async (name: string) => {
        await mkdir(there, { recursive: true })
        await writeFile(join(there, name), 'old')
      },
    }
  },
  async bucket() {
    const storage = await startStorage()
    return {
      settings: storage.settings('/phuong/mau'),
      names: async () => [...storage.objects.keys()].map((name) => name.replace('phuong/mau/', '')),
      read: async (name: string) => storage.objects.get(`phuong/mau/${name}`) as Buffer,
      put: async (name: string) => void storage.objects.set(`phuong/mau/${name}`, Buffer.from('old')),
    }
  },
}

describe.each(Object.entries(kinds))('a backup carried to a %s', (_kind, place) => {
  test('stands there as it is here, beside the newest alone, and is not sent twice', async () => {
    const there = await place()
    // More than two parts of the storage's own.
    const bytes = Buffer.alloc(17 * 1024 * 1024, 'dữ liệu')
    const here = await withBackup(bytes)
    await there.put('loa-20261126-0230.db')
    await there.put('loa-20261128-0230.db')
    await there.put('của-người-khác.txt')
    const elsewhere = placeOf(there.settings)
    expect(await carryNewest(here, elsewhere, { keep: 2 })).toEqual({ name: newest, removed: ['loa-20261126-0230.db'] })
    expect((await there.names()).sort()).toEqual(['của-người-khác.txt', 'loa-20261128-0230.db', newest])
    expect((await there.read(newest)).equals(bytes)).toBe(true)
    expect(await lastCarried(here)).toBe(newest)

    const put = elsewhere.put
    elsewhere.put = () => Promise.reject(new Error('sent again'))
    await carryNewest(here, elsewhere, { keep: 2 })
    elsewhere.put = put
    await there.put(newest)
    await carryNewest(here, elsewhere, { keep: 2 })
    expect((await there.read(newest)).length).toBe(bytes.length)

    const back = join(await folder(), 'of a new machine')
    await bringBack(newest, elsewhere, back)
    expect((await readFile(join(back, newest))).equals(bytes)).toBe(true)
    await expect(bringBack('loa-20200101-0000.db', elsewhere, back)).rejects.toThrow(
      `which holds ${newest}, loa-20261128-0230.db`,
    )
    expect(await readdir(back)).toEqual([newest])
  })

  test('is told of by the doctor', async () => {
    const there = await place()
    const here = await withBackup(Buffer.from('whole'))
    const config = backupConfig({ ...there.settings, BACKUP_FOLDER: here })
    const now = instantOf('2026-11-29', '09:00')
    expect(await backups(config, now)).toMatchObject([
      { state: 'well' },
      { state: 'ill', said: expect.stringContaining('does not stand at') },
    ])
    await carryNewest(here, placeOf(there.settings), { keep: 2 })
    // The folder of a test is on the disk of the test's backups, as where the disk that should be there is not mounted.
    const stands = 'BACKUP_COPY_SECRET' in there.settings ? 'stands at' : 'is on the disk of the backups'
    expect(await backups(config, now)).toMatchObject([{ state: 'well' }, { said: expect.stringContaining(stands) }])
  })
})

test('a part that fails is sent again; a storage that takes nothing leaves nothing half there', async () => {
  const storage = await startStorage()
  const here = await withBackup(Buffer.alloc(17 * 1024 * 1024, 1))
  let failures = 0
  storage.fail(({ query }) => (query.get('partNumber') === '2' && failures++ === 0 ? 500 : 0))
  await carryNewest(here, placeOf(storage.settings()), { keep: 2 })
  expect(storage.objects.get(newest)?.length).toBe(17 * 1024 * 1024)

  storage.objects.clear()
  storage.uploads.clear()
  storage.fail(({ method, query }) => (method === 'POST' && query.has('uploadId') ? 500 : 0))
  await expect(carryNewest(here, placeOf(storage.settings()), { keep: 2 })).rejects.toThrow(
    /stands in .* could not be carried to http/,
  )
  expect([storage.objects.size, storage.uploads.size]).toEqual([0, 0])
})

test('a wrong secret, no such bucket, nobody there: each is said, and the backup stays', async () => {
  const storage = await startStorage()
  const here = await withBackup(Buffer.from('whole'))
  const said = (settings: Record<string, string>) =>
    carryNewest(here, placeOf({ ...storage.settings(), ...settings }), { keep: 2 }).then(
      () => 'carried',
      (error: Error) => error.message,
    )
  expect(await said({ BACKUP_COPY_SECRET: 'khong-phai' })).toContain('403')
  expect(await said({ BACKUP_COPY: storage.address.replace(/loa$/, 'khac') })).toContain('there is no bucket khac')
  expect(await said({ BACKUP_COPY: 'http://127.0.0.1:9/loa' })).toContain('could not be carried')
  expect(await lastCarried(here)).toBeNull()
  expect((await stat(join(here, newest))).size).toBe(5)
})

test('what a copy that was killed left in a folder elsewhere is gone with the next, one that is under way stays', async () => {
  const [here, there] = [await withBackup(Buffer.from('dữ liệu')), await folder()]
  const [dead, underWay] = ['loa-20261127-0230.db.0a1b2c3d.part', 'loa-20261128-0230.db.4e5f6a7b.part']
  for (const name of [dead, underWay]) await writeFile(join(there, name), 'x')
  const long = new Date(Date.now() - 7_200_000)
  await utimes(join(there, dead), long, long)
  await carryNewest(here, placeOf({ BACKUP_COPY: there }), { keep: 2 })
  expect((await readdir(there)).sort()).toEqual([underWay, newest])
})

test('a folder that may not be written is said', async () => {
  const there = await folder()
  await writeFile(join(there, 'no-folder'), '')
  const here = await withBackup(Buffer.from('whole'))
  await expect(carryNewest(here, placeOf({ BACKUP_COPY: join(there, 'no-folder') }), { keep: 2 })).rejects.toThrow(
    'could not be carried',
  )
  await expect(carryNewest(await folder(), placeOf({ BACKUP_COPY: there }), { keep: 2 })).rejects.toThrow(
    'holds no backup',
  )
})

test('a bucket without its key, and a place that is none, stop the start', () => {
  expect(() => backupConfig({ BACKUP_COPY: 'https://s3.example.vn/loa' })).toThrow('BACKUP_COPY_KEY_ID is missing')
  for (const place of ['nas/loa', 'https://s3.example.vn', 's3://loa', 'https://s3.example.vn/loa?x=1'])
    expect(() => backupConfig({ BACKUP_COPY: place })).toThrow('BACKUP_COPY is not valid')
})
