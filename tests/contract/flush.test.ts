import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { open } from '../../db/client.ts'
import { flushed } from '../../db/flush.ts'

const folderOfItsOwn = () => mkdtemp(join(tmpdir(), 'loa-'))

test('what a write has told is in the file and its log, and every write waits for the disk', async () => {
  const path = join(await folderOfItsOwn(), 'loa.db')
  const database = await open(`file:${path}`)
  await database.client.execute('create table notes (text)')
  await database.write((tx) => tx.run("insert into notes values ('giữ lại')"))
  // As the disk has it, were the machine to stop here.
  const copy = `${path}.copy`
  await writeFile(copy, await readFile(path))
  await writeFile(`${copy}-wal`, await readFile(`${path}-wal`))
  const after = createClient({ url: `file:${copy}` })
  expect((await after.execute('select text from notes')).rows.map(({ text }) => text)).toEqual(['giữ lại'])
  after.close()
  // A commit that waited for the disk by itself would hold up everything else meanwhile.
  expect((await database.writer.execute('pragma synchronous')).rows[0]?.synchronous).toBe(1)
  expect((await database.writer.execute('pragma secure_delete')).rows[0]?.secure_delete).toBe(1)
  database.close()
})

test('a log that cannot be synced fails the write; where there is none all is in the file', async () => {
  const folder = await folderOfItsOwn()
  await expect(flushed(join(folder, 'none.db'))).resolves.toBeUndefined()
  await mkdir(join(folder, 'other.db-wal'))
  await expect(flushed(join(folder, 'other.db'))).rejects.toThrow('EISDIR')
})
