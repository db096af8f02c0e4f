import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { open } from '../../db/client.ts'
import { migratedFile } from '../support/database.ts'
import { startEmbeddings } from '../support/embeddings.ts'
import { testEnvironment } from '../support/environment.ts'
import { conventionText } from '../support/library.ts'
import { projectRoot } from '../support/source-files.ts'

/** The real command in a process of its own, in an empty folder, with nothing of this machine's environment but its path. */
async function operator() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: `file:${join(folder, 'data', 'loa.db')}`,
    PUBLIC_URL: 'http://loa.test',
  }
  const loa = (args: string[], more: Record<string, string> = {}) =>
    new Promise<{ code: number | null; out: string; err: string }>((done) => {
      const child = spawn(process.execPath, [join(projectRoot, 'loa.mjs'), ...args], {
        env: { ...env, ...more },
        cwd: projectRoot,
      })
      // One that did not end by itself ends with its test.
      onTestFinished(() => void child.kill('SIGKILL'))
      let out = ''
      let err = ''
      child.stdout.on('data', (chunk) => (out += String(chunk)))
      child.stderr.on('data', (chunk) => (err += String(chunk)))
      child.on('close', (code) => done({ code, out, err }))
    })
  /** What `loa migrate` leaves behind, without waiting for it. */
  const migrated = async () => {
    await mkdir(join(folder, 'data'))
    await copyFile(await migratedFile(), join(folder, 'data', 'loa.db'))
  }
  return { folder, loa, migrated }
}

test('a backup is made, put back, and what stood there kept; what is said wrongly makes nothing', async () => {
  const { folder, loa, migrated } = await operator()
  const none = await loa(['backup'])
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining('there is no database at') })
  await migrated()
  await loa(['grant', 'Nguyễn Văn Quản', 'admin', 'Phường Hoà Mẫu'])
  const backups = join(folder, 'elsewhere')
  const made = await loa(['backup', backups, '--keep', '3'])
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/loa-\d{8}-\d{4}\.db holds the database as it was/),
  })
  const [name = ''] = await readdir(backups)
  const nas = join(folder, 'nas')
  expect(await loa(['backup', backups, '--carry'], { BACKUP_COPY: nas })).toMatchObject({
    code: 0,
    out: `${name} stands at ${nas} too\n`,
  })
  expect(await loa(['backup', backups, '--carry'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('BACKUP_COPY'),
  })
  await loa(['grant', 'Lê Thị Sau', 'editor', 'Phường Hoà Mẫu'])
  await rm(backups, { recursive: true })
  expect(await loa(['restore', name], { BACKUP_COPY: nas })).toMatchObject({ code: 0 })
  expect((await loa(['login', 'Lê Thị Sau'])).code).toBe(1)
  expect((await loa(['login', 'Nguyễn Văn Quản'])).code).toBe(0)
  expect((await readdir(join(folder, 'data'))).some((one) => one.startsWith('loa.db.before-'))).toBe(true)

  const nowhere = join(folder, 'none.db')
  expect(await loa(['restore', nowhere])).toMatchObject({ code: 2, err: `loa: there is no backup at ${nowhere}\n` })
  expect(await loa(['restore'])).toMatchObject({ code: 2 })
  expect(await loa(['backup', '--keep', '0'])).toMatchObject({ code: 2, err: expect.stringContaining('1 or more') })
  expect(await loa(['backup'], { DATABASE_URL: 'http://127.0.0.1:1' })).toMatchObject({ code: 2 })
})

test('help lists every command, and no command at all is said wrongly', async () => {
  const { loa } = await operator()
  const help = await loa(['--help'])
  expect(help.code).toBe(0)
  for (const command of [
    'serve',
    'bot',
    'migrate',
    'import',
    'ask',
    'eval',
    'grant',
    'revoke',
    'reset-second-step',
    'login',
    'audit',
    'doctor',
    'check',
    'rotate-key',
    'backup',
    'restore',
  ])
    expect(help.out).toContain(`loa ${command}`)
  const wrong = await loa(['frobnicate'])
  expect(wrong).toMatchObject({ code: 2 })
  expect(wrong.err).toMatch(/^loa: no such command: frobnicate.*\n$/)
})

test('where there is no room for all of a backup it says so, and leaves no piece of one', async () => {
  const { folder, migrated } = await operator()
  await migrated()
  const [backups, url] = [join(folder, 'backups'), `file:${join(folder, 'data', 'loa.db')}`]
  // Half of what the database needs, in blocks of 512 bytes; of one write as much is taken as there is room for, as on a full disk.
  const child = spawn('sh', ['-c', 'ulimit -f 2000; exec "$@"', 'sh', process.execPath, 'loa.mjs', 'backup', backups], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  expect((await once(child, 'close'))[0]).toBe(2)
  expect(err).toMatch(/\.db cannot be written: a file may not be so large there\n$/)
  expect(await readdir(backups)).toEqual([])
})

test('one who reads no further than a line is told nothing else', async () => {
  const { migrated, folder } = await operator()
  await migrated()
  const child = spawn(process.execPath, ['loa.mjs', 'check'], {
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${join(folder, 'data', 'loa.db')}` },
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  await once(child, 'close')
  expect(err).toBe('')
})

test('a mistyped DATABASE_URL makes no database: migrate and serve alone do', async () => {
  const { loa, folder } = await operator()
  const file = join(folder, 'quy-uoc.txt')
  await writeFile(file, 'Điều 1. Rác')
  for (const args of [['audit'], ['import', file], ['grant', 'A', 'admin', 'Phường']])
    expect(await loa(args), args[0]).toMatchObject({ code: 2, err: expect.stringContaining('there is no database') })
  expect(await readdir(folder)).toEqual(['quy-uoc.txt'])
})

test('from nothing: grant makes the first unit and person, login prints a link for the console', async () => {
  const { loa } = await operator()
  expect(await loa(['migrate'])).toMatchObject({ code: 0 })
  const granted = await loa(['grant', 'Nguyễn Văn Quản', 'admin', 'Phường Hoà Mẫu'])
  expect(granted.out).toMatch(/Nguyễn Văn Quản \(pe_\w+\) is admin of Phường Hoà Mẫu \(un_\w+\)/)
  const link = await loa(['login', 'Nguyễn Văn Quản'])
  const none = await loa(['reset-second-step', 'Nguyễn Văn Quản'])
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('chưa có xác nhận hai bước')])
  expect(link.out).toMatch(/^http:\/\/loa\.test\/console\/#login=\w{40}\n$/)
  expect((await loa(['grant', 'Ai Đó', 'king', 'Phường Hoà Mẫu'])).code).toBe(2)
  const elsewhere = await loa(['grant', 'Ai Đó', 'editor', 'Phường Không Có'])
  expect(elsewhere.code).toBe(1)
  expect(elsewhere.err).toContain('Phường Hoà Mẫu')
})

test('a role is taken back; every one of these acts is in the audit log, which is whole until a line is changed', async () => {
  const { loa, folder, migrated } = await operator()
  await migrated()
  await loa(['grant', 'Nguyễn Văn Quản', 'editor', 'Phường Hoà Mẫu'])
  await loa(['login', 'Nguyễn Văn Quản'])
  const revoke = ['revoke', 'Nguyễn Văn Quản', 'editor', 'Phường Hoà Mẫu']
  expect((await loa(revoke)).out).toMatch(/Nguyễn Văn Quản \(pe_\w+\) is no longer editor of Phường Hoà Mẫu/)
  expect((await loa(revoke)).code).toBe(1)
  expect((await loa(['revoke', 'Nguyễn Văn Quản'])).code).toBe(2)
  expect(await loa(['audit'])).toMatchObject({ code: 0, out: expect.stringContaining('is whole') })

  const { client, close } = await open(`file:${join(folder, 'data', 'loa.db')}`)
  onTestFinished(close)
  const { rows } = await client.execute('select seq, action, detail from audit_log order by seq')
  const acts = ['unit.create', 'person.introduce', 'role.grant', 'person.login-link', 'role.withdraw']
  expect(rows.map(({ action }) => action)).toEqual(acts)
  expect(JSON.stringify(rows)).not.toContain('Quản')
  const { rows: guards } = await client.execute(
    "select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_log'",
  )
  for (const { name } of guards) await client.execute(`drop trigger ${name}`)
  await client.execute("update audit_log set actor_id = 'someone' where action = 'role.grant'")
  const line = rows[acts.indexOf('role.grant')]?.seq
  expect(await loa(['audit'])).toMatchObject({ code: 1, out: expect.stringContaining(`broken at line ${line}:`) })
})

test('import, ask; import again changes nothing; a file of an unknown kind is refused and named', async () => {
  const { loa, folder, migrated } = await operator()
  const file = join(folder, 'quy-uoc.txt')
  await writeFile(
    file,
    'Số: 01/QU\n\n# Quy ước tổ dân phố\n\nĐiều 1. Rác thải\nRác được mang ra điểm tập kết từ 18 giờ đến 19 giờ.\n',
  )
  await migrated()
  const first = await loa(['import', file])
  expect(first).toMatchObject({ code: 0, err: '' })
  const answer = await loa(['ask', 'may gio mang rac ra diem tap ket'])
  expect(answer.out).toContain('từ 18 giờ đến 19 giờ')
  expect(answer.out).toContain('01/QU')
  const again = await loa(['import', file])
  expect(again.out).not.toBe(first.out)
  const unknown = join(folder, 'anh.xyz')
  await writeFile(unknown, 'không phải văn bản')
  const refused = await loa(['import', file, unknown])
  expect(refused.code).toBe(1)
  expect(refused.out + refused.err).toContain('anh.xyz')
})

test('serve without its settings stops with their names and what they should look like, and not one value', async () => {
  const { loa } = await operator()
  const { code, err } = await loa(['serve'], { ZALO_OA_SECRET: 'hunter2', PORT: 'eighty' })
  expect(code).toBe(1)
  expect(err).toMatch(/SECRET_KEY is missing: a random text of at least 32 characters/)
  expect(err).toContain('PORT is not valid: a port number')
  expect(err).not.toContain('hunter2')
  expect(err).not.toContain('eighty')
})

test('serve on a taken port or another machine’s address names the setting, in a sentence', async () => {
  const { loa } = await operator()
  const taken = createServer()
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void taken.close())
  const PORT = String((taken.address() as AddressInfo).port)
  const busy = await loa(['serve'], { ...testEnvironment, PORT, HOST: '127.0.0.1' })
  expect(busy).toMatchObject({ code: 1, err: expect.stringContaining('PORT is not free') })
  const elsewhere = await loa(['serve'], { ...testEnvironment, PORT: '0', HOST: '203.0.113.99' })
  expect(elsewhere).toMatchObject({ code: 1, err: expect.stringContaining('HOST is not valid') })
  expect(busy.err + elsewhere.err).not.toMatch(/ {4}at |203\.0\.113/)
})

test('embed has a model read the library once, and ask finds what is said in other words near it', async () => {
  const server = await startEmbeddings()
  onTestFinished(() => server.stop())
  const { loa, folder, migrated } = await operator()
  const file = join(folder, 'quy-uoc.md')
  await writeFile(file, conventionText)
  await migrated()
  await loa(['import', file])
  expect(await loa(['embed'])).toMatchObject({ code: 2, err: expect.stringContaining('OPENAI_EMBEDDING_MODEL') })
  const first = await loa(['embed'], server.env)
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ sections read, none left\.$/m) })
  const sent = server.asked.length
  expect(await loa(['embed'], server.env)).toMatchObject({ code: 0, out: '0 sections read, none left.\n' })
  expect(server.asked).toHaveLength(sent)
  await loa(['embed', '--again'], server.env)
  expect(server.asked).toHaveLength(sent * 2)
  const answer = await loa(['ask', 'chó ra đường phải đeo gì'], server.env)
  expect(answer.out).toContain('rọ mõm')
  expect(server.asked.at(-1)?.input).toEqual(['chó ra đường phải đeo gì'])
  await server.stop()
  const down = await loa(['embed', '--again'], server.env)
  expect(down).toMatchObject({ code: 1, out: expect.stringContaining('unreachable. What was read') })
  expect((await loa(['ask', 'chó ra đường phải đeo gì'], server.env)).out).toContain('rọ mõm')
})
