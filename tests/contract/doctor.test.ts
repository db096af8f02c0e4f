import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { doctorCommand, targets } from '../../bot/commands/doctor.ts'
import { healthCommand } from '../../bot/commands/health.ts'
import { backupConfig, serviceConfig } from '../../bot/config.ts'
import { linesOf } from '../../bot/doctor/finding.ts'
import { backups, disk, runtime } from '../../bot/doctor/machine.ts'
import { clockAndZalo, obstacle, ownAddress } from '../../bot/doctor/network.ts'
import { tokensOf } from '../../bot/zalo/tokens.ts'
import { instantOf } from '../../core/time.ts'
import { makeHook, pauseHook, testHook } from '../../core/webhooks/hooks.ts'
import { webhooks } from '../../db/schema/webhooks.ts'
import { testApp } from '../support/app.ts'
import { temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'
import { asNobody } from '../support/nobody.ts'

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('all of it is told, with what to do; what stops the work is an exit code', async () => {
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  const loa = await listening((_request, reply) =>
    reply.end(JSON.stringify({ version: '0.1.0', database: 'ok', ok: true })),
  )
  const env = { ...testEnvironment, DATABASE_URL: database.url, PUBLIC_URL: loa, ZALO_OPENAPI_URL: loa }
  const consent = { accessToken: 'access', refreshToken: 'refresh', lifeMs: 3_600_000 }
  await tokensOf(serviceConfig(env), database, Date.now).adopt(consent)
  const said = async (changed: Record<string, string> = {}) => {
    const lines: string[] = []
    const isWell = await doctorCommand({ ...env, ...changed }, (line) => lines.push(line))
    return { isWell, text: lines.join('\n') }
  }
  const now = await said()
  expect(now.text).not.toMatch(/^BAD/m)
  expect(now.isWell).toBe(true)
  expect(now.text).toContain('ok   Account: consented')
  expect(now.text).toContain('ok   SECRET_KEY: opens what is sealed in this database')
  expect(now.text).toMatch(/warn Backups: none is made by itself\n +set BACKUP_FOLDER/)

  const other = await said({ SECRET_KEY: 'another key that is at least thirty-two characters' })
  expect(other.isWell).toBe(false)
  expect(other.text).toMatch(/BAD {2}SECRET_KEY: is another one than this database was sealed with\n +put the one back/)

  const bare = await said({ ZALO_OA_ID: '', SECRET_KEY: 'short' })
  expect(bare.isWell).toBe(false)
  expect(bare.text).toContain('BAD  Settings: ZALO_OA_ID is missing')
  expect(bare.text).not.toContain('short')
  await expect(said({ DATABASE_URL: 'file:/nowhere/loa.db' })).rejects.toThrow(
    'there is no database at /nowhere/loa.db',
  )
})

test('a target of webhooks that is told nothing is told of, and fails the health of what nobody paused', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const body = { unitId: ward.id, url: 'https://cong.example.vn/loa?khoa=rieng', events: ['digest.sent'] }
  const { id } = await makeHook(admin.ctx, body as Parameters<typeof makeHook>[1])
  await testHook(admin.ctx, id)
  const said = async () => {
    const lines: string[] = []
    const isWell = await healthCommand(app.system, (line) => lines.push(line))
    return { isWell, text: lines.join('\n') }
  }
  const examined = async () => (await targets(app.system)).flatMap(linesOf).join('\n')
  expect(await said()).toMatchObject({ isWell: true, text: expect.stringContaining('Webhooks: 0 targets paused') })
  expect(await examined()).toBe('')
  await pauseHook(admin.ctx, id)
  expect(await said()).toMatchObject({ isWell: true, text: expect.stringContaining('1 targets paused, 0 of them') })
  expect(await examined()).toContain('somebody paused it; 1 messages wait')
  await app.deps.write((tx) => tx.update(webhooks).set({ stopped: 'failing' }))
  expect(await said()).toMatchObject({
    isWell: false,
    text: expect.stringContaining('1 of them for their own failing'),
  })
  expect(await examined()).toMatch(
    /^warn Webhooks: cong\.example\.vn of Phường Mẫu is told nothing, for it took nothing/,
  )
  expect(await examined()).not.toContain('rieng')
})

test.each([
  ['ENOTFOUND', 'leads nowhere'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'of another name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'nobody vouches for'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'nobody vouches for'],
])('an address that fails with %s is said to be one that %s', (code, words) => {
  expect(obstacle(code)?.said).toContain(words)
  expect(obstacle('ECONNREFUSED')).toBeNull()
})

test('an address that is not Loa’s, a clock that is off, a Zalo that is away', async () => {
  const strange = await listening((_request, reply) => reply.end('<h1>nginx</h1>'))
  expect(await ownAddress(strange)).toMatchObject({ state: 'ill', said: expect.stringContaining('not as Loa does') })
  const plain = strange.replace('http:', 'https:')
  expect(await ownAddress(plain)).toMatchObject({ state: 'ill', said: `${plain} does not speak TLS` })
  expect(await ownAddress('http://127.0.0.1:2')).toMatchObject({
    state: 'ill',
    said: expect.stringContaining('does not answer'),
  })
  const broken = await listening((_request, reply) =>
    reply.writeHead(503).end(JSON.stringify({ version: '0.1.0', database: 'unavailable' })),
  )
  expect(await ownAddress(broken)).toMatchObject({ state: 'ill', said: 'the service answers, its database does not' })
  const { app } = await testApp()
  const loa = await listening(getRequestListener((request) => app.fetch(request, { defer: () => {} })))
  expect(await ownAddress(loa)).toMatchObject({ state: 'worn', said: `${loa} leads to this machine only` })
  const closed = await listening((request, reply) =>
    request.method === 'POST'
      ? reply.writeHead(405).end()
      : reply.end(JSON.stringify({ version: '0.1.0', database: 'ok' })),
  )
  expect(await ownAddress(closed)).toMatchObject({
    state: 'ill',
    said: `${closed}/webhook/zalo answers 405, not as Loa does, where events of Zalo come in`,
  })

  const at = Date.UTC(2026, 10, 29, 3)
  const zalo = await listening((_request, reply) => {
    reply.setHeader('date', new Date(at).toUTCString())
    reply.end()
  })
  const clock = async (offMs: number) => (await clockAndZalo(zalo, () => at + offMs))[1]
  expect(await clock(59_000)).toMatchObject({ state: 'well' })
  expect(await clock(86_400_000)).toMatchObject({ state: 'ill', said: 'is 86400 s ahead of Zalo’s' })
  expect(await clock(-120_000)).toMatchObject({ state: 'ill', said: 'is 120 s behind Zalo’s' })
  expect(await clockAndZalo('http://127.0.0.1:2', () => at)).toMatchObject([{ what: 'Zalo', state: 'ill' }])
})

test('Node, disk and backups', async () => {
  expect(runtime('v20.18.3').state).toBe('ill')
  expect(runtime('v20.19.0').state).toBe('worn')
  expect(runtime('v24.1.0').state).toBe('well')
  expect(await disk('libsql://loa.example.vn')).toMatchObject({ state: 'well' })

  const folder = await mkdtemp(join(tmpdir(), 'loa-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const now = instantOf('2026-11-29', '09:00')
  const looked = () => backups(backupConfig({ BACKUP_FOLDER: folder }), now)
  expect(await backups(backupConfig({}), now)).toMatchObject([{ state: 'worn' }])
  expect(await looked()).toMatchObject([{ state: 'ill', said: `${folder} holds none` }])
  await chmod(folder, 0o300)
  expect(await asNobody(dirname(folder), looked)).toMatchObject([
    { state: 'ill', said: `${folder} cannot be read (EACCES)`, todo: expect.stringContaining('the user that Loa') },
  ])
  await chmod(folder, 0o700)
  await writeFile(join(folder, 'loa-20261126-0230.db'), '')
  expect(await looked()).toMatchObject([{ state: 'ill', said: 'the newest is of 2026-11-26' }, { state: 'worn' }])
  await writeFile(join(folder, 'loa-20261129-0230.db'), '')
  expect(await looked()).toMatchObject([
    { state: 'well' },
    { state: 'worn', todo: expect.stringContaining('BACKUP_COPY') },
  ])
  // As where the disk that should be there is not mounted.
  const beside = join(folder, 'nas')
  await mkdir(beside)
  await writeFile(join(beside, 'loa-20261129-0230.db'), '')
  expect(await backups(backupConfig({ BACKUP_FOLDER: folder, BACKUP_COPY: beside }), now)).toMatchObject([
    { state: 'well' },
    {
      state: 'worn',
      said: expect.stringContaining('on the disk of the backups'),
      todo: expect.stringContaining('mount'),
    },
  ])
})
