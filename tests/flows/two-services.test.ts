import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { raise } from '../../core/connection/alarms.ts'
import { dayMs, dayOf, instantOf } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people } from '../../db/schema/people.ts'
import { operatorAlarms } from '../../db/schema/watch.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { newsroom } from '../support/newsroom.ts'
import { projectRoot } from '../support/source-files.ts'
import { signed, userText } from '../support/zalo.ts'

// Somebody started the service twice on one file: two processes of the built service, one Zalo.
const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: oaId, ZALO_OA_SECRET: oaSecret } = testEnvironment

test('two services on one file do each minute’s work once, and keep and answer each event once', async () => {
  // The hour of the last nightly backup: files bear the machine's time, which is not to be older than the services' own.
  const today = instantOf(dayOf(Date.now()), '02:30')
  const startAt = today <= Date.now() ? today : today - dayMs
  const sim = await startSimulator({ startAt, app: { appId, appSecret, oaId, oaSecret } })
  const folder = await mkdtemp(join(tmpdir(), 'loa-two-'))
  const app = await testApp({ keep: true, startAt: startAt - dayMs + 6 * 3_600_000 })
  const room = await newsroom(app)
  const [reader, admin] = ['Bà con', 'Quản trị'].map((name) => sim.addUser({ name, follows: true }))
  const chats = room.chats.map(({ id }, at) => ({
    id,
    chat: sim.addGroup({ name: `Tổ ${at + 1}`, memberIds: [reader!.id] }).id,
  }))
  const { writer } = app.database
  const { id: broadcast } = await room.scheduled()
  await writer.execute({
    sql: "update broadcasts set send_at = ?, send_by = ?, emergency_reason = 'Lũ' where id = ?",
    args: [startAt - 1000, startAt + dayMs, broadcast],
  })
  for (const { id, chat } of chats) {
    await writer.execute({ sql: 'update groups set external_id = ? where id = ?', args: [chat, id] })
    await writer.execute({
      sql: 'update deliveries set recipient = ?, due_at = 0 where group_id = ?',
      args: [chat, id],
    })
  }
  const { id: adminId } = await app.person('Quản Trị', ['admin', room.ward.id])
  await app.deps.write((tx) =>
    tx.update(people).set({ oaUserId: admin!.id, follows: true }).where(eq(people.id, adminId)),
  )
  app.clock.at = startAt
  for (let times = 0; times < 3; times++) await app.deps.write((tx) => raise(tx, app.deps, 'clock'))

  const processes: ReturnType<typeof spawn>[] = []
  onTestFinished(async () => {
    for (const child of processes) child.kill('SIGKILL')
    await sim.stop()
    await app.finish()
    await rm(folder, { recursive: true, force: true })
  })
  const begun = async () => {
    const child = spawn(process.execPath, ['loa.mjs', 'serve'], {
      cwd: projectRoot,
      env: {
        ...{
          PATH: process.env.PATH,
          ...testEnvironment,
          PORT: '0',
          HOST: '127.0.0.1',
          LOG_LEVEL: 'debug',
          BACKUP_FOLDER: folder,
        },
        DATABASE_URL: app.database.url,
        ...{ ZALO_OPENAPI_URL: sim.url, ZALO_OAUTH_URL: sim.url, ZALO_GRAPH_URL: sim.url },
        ZALO_REFRESH_TOKEN: refreshToken,
        CLOCK_AHEAD_MS: String(ahead),
        NODE_OPTIONS: `--import ${join(projectRoot, 'tests/flows/clock-ahead.mjs')}`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    processes.push(child)
    let out = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    await expect.poll(() => out, { timeout: 30_000 }).toMatch(/listens on http/)
    return { address: /listens on (http:\S+)/.exec(out)?.[1] ?? '', said: () => out }
  }
  const refreshToken = sim.issueRefreshToken()
  const ahead = startAt - Date.now()
  const services = await Promise.all([begun(), begun()])

  const residents = [1, 2, 3, 4].map((at) => sim.addUser({ name: `Người ${at}`, follows: true }))
  const events = residents.map(({ id }) => signed(userText({ clock: { at: Date.now() + ahead } }, 'hướng dẫn', id)))
  const replies = await Promise.all(
    events.flatMap(({ body, headers }) =>
      services.map(async ({ address }) => {
        const reply = await fetch(`${address}/webhook/zalo`, { method: 'POST', body, headers })
        return (await reply.json()) as { ok?: boolean; repeated?: boolean }
      }),
    ),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(8)
  expect(replies.filter(({ repeated }) => repeated)).toHaveLength(4)
  await expect.poll(() => residents.map(({ id }) => sim.chat(id).length)).toEqual([1, 1, 1, 1])
  // The next minute of both, at once.
  for (const child of processes) child.kill('SIGUSR2')
  const told = () => sim.chat(admin!.id).filter((message) => JSON.stringify(message).includes('Giờ của máy chủ lệch'))
  await expect.poll(() => told().length, { timeout: 30_000 }).toBe(1)
  const ticks = () => services.map(({ said }) => (said().match(/"event":"tick.done"/g) ?? []).length > 1)
  await expect.poll(ticks, { timeout: 30_000 }).toEqual([true, true])
  // One that comes to it later finds the night's backup made; two at once each make one, and neither takes the other's away.
  const made = () => services.flatMap(({ said }) => said().match(/"event":"backup\.\w+"/g) ?? [])
  await expect.poll(() => made().length, { timeout: 30_000 }).toBeGreaterThan(0)
  const unfinished = async () => (await readdir(folder)).filter((name) => !name.endsWith('.db'))
  await expect.poll(unfinished, { timeout: 30_000 }).toEqual([])
  expect(new Set(made())).toEqual(new Set(['"event":"backup.made"']))
  // Both have had their minute, and all is there once.
  expect(chats.map(({ chat }) => sim.groupChat(chat).length)).toEqual([1, 1])
  expect(residents.map(({ id }) => sim.chat(id).length)).toEqual([1, 1, 1, 1])
  expect(told()).toHaveLength(1)
  expect(await app.deps.db.$count(inboxEvents)).toBe(4)
  expect(await app.deps.db.$count(operatorAlarms, eq(operatorAlarms.kind, 'clock'))).toBe(1)
  for (const { said } of services) expect(said()).not.toMatch(/"level":"error"/)
})
