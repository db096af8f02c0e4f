import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { importTo } from '../../bot/commands/import-to.ts'
import { imports } from '../../db/schema/intake.ts'
import { documents } from '../../db/schema/library.ts'
import { testApp } from '../support/app.ts'

const text = (number: string) => `QUY ƯỚC\nSố: ${number}\nĐiều 1. Giờ đổ rác\nGiờ đổ rác là từ 18 giờ đến 20 giờ.`

async function folder(files: Record<string, string>) {
  const path = await mkdtemp(join(tmpdir(), 'loa-to-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  await mkdir(join(path, 'quy ước'))
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

/** A Loa on a port of its own, and another machine with a key of it. */
async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const deferred: Promise<unknown>[] = []
  const defer = (_name: string, work: () => Promise<unknown>) => void deferred.push(work())
  const fetch = (request: Request) => app.app.fetch(request, { defer })
  const port = await new Promise<number>((listening) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, (info) => listening(info.port))
    onTestFinished(() => void server.close())
  })
  const key = async (scopes: string[]) =>
    (
      await app.request('POST', '/api/api-keys', {
        ...{ as: admin.token, body: { unitId: ward.id, name: 'Máy khác', scopes, days: 30 } },
      })
    ).json as { id: string; token: string }
  const settled = async () => {
    while (deferred.length > 0) await deferred.shift()
  }
  return { app, admin, key, settled, to: `http://127.0.0.1:${port}` }
}

type Said = Partial<Parameters<typeof importTo>[2]> & { to: string }

async function run(token: string | undefined, paths: string[], said: Said, wait = async (_ms: number) => {}) {
  const lines: string[] = []
  const env = token === undefined ? {} : { LOA_API_KEY: token }
  const isDone = await importTo(env, paths, { access: 'public', ...said }, (line) => lines.push(line), wait)
  return { isDone, text: lines.join('\n') }
}

test('a folder is handed in over the line, and the same command afterwards sends nothing twice', async () => {
  const { app, key, settled, to } = await office()
  const { token } = await key(['library.write'])
  const path = await folder({ 'a.txt': text('7/QU'), 'quy ước/giờ & rác #1.txt': text('8/QU') })
  const first = await run(token, [path, join(path, 'không có.txt')], { to, access: 'member' })
  expect(first.text).toContain('2 sent, 0 there already, 1 refused, 0 left.')
  expect(first.text).toMatch(/1 of 3 .*a\.txt: sent/)
  expect(first.isDone).toBe(false)
  await settled()
  const rows = await app.database.db.select().from(documents)
  expect(rows.map(({ number, access }) => [number, access]).sort()).toEqual([
    ['7/QU', 'member'],
    ['8/QU', 'member'],
  ])
  expect((await app.database.db.select().from(imports)).map(({ fileName }) => fileName).sort()).toEqual([
    'a.txt',
    'giờ & rác #1.txt',
  ])
  const second = await run(token, [path], { to, access: 'member' })
  expect(second).toMatchObject({ isDone: true, text: expect.stringContaining('0 sent, 2 there already, 0 refused') })
  expect(await app.database.db.select().from(imports)).toHaveLength(2)
  expect((await run(token, [path], { to, access: 'member', again: true })).text).toContain('2 sent')
  await settled()
})

test('what is refused there is said in its words, and said again the next time without being sent', async () => {
  const { app, key, settled, to } = await office()
  const { token } = await key(['library.write'])
  const path = await folder({ 'rong.txt': '', 'la.exe': 'MZ nothing to read' })
  const first = await run(token, [path], { to })
  expect(first.text).toMatch(/rong\.txt: .*(rỗng|trống)/i)
  await settled()
  const before = (await app.database.db.select().from(imports)).length
  const second = await run(token, [join(path, 'la.exe')], { to })
  expect(second).toMatchObject({ isDone: false, text: expect.stringContaining('0 sent, 0 there already, 1 refused') })
  expect(await app.database.db.select().from(imports)).toHaveLength(before)
})

test('a key that may not, is taken back, or another’s address ends the command with the files that are left', async () => {
  const { app, admin, key, to } = await office()
  const path = await folder({ 'a.txt': text('7/QU'), 'b.txt': text('8/QU') })
  const reader = await key(['library.read'])
  const writer = await key(['library.write'])
  await app.request('DELETE', `/api/api-keys/${writer.id}`, { as: admin.token })
  for (const token of [reader.token, writer.token, `loa_${'0'.repeat(52)}`]) {
    const said = await run(token, [path], { to })
    expect(said).toMatchObject({
      isDone: false,
      text: expect.stringContaining('0 sent, 0 there already, 0 refused, 2 left'),
    })
    expect(said.text).not.toContain(token)
  }
  expect(await app.database.db.select().from(imports)).toEqual([])
})

async function answering(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a full minute is waited for, a broken line is tried again, and a key follows no redirect', async () => {
  const path = await folder({ 'a.txt': text('7/QU') })
  const waited: number[] = []
  const wait = async (ms: number) => void waited.push(ms)
  let asked = 0
  const busy = await answering((request, reply) => {
    request.resume()
    asked += 1
    if (asked === 1) reply.writeHead(429, { 'retry-after': '7' }).end('{}')
    else if (asked === 2) request.socket.destroy()
    else reply.writeHead(200, { 'content-type': 'application/json' }).end('{"imports":[],"id":"im_1"}')
  })
  expect((await run('loa_x', [path], { to: busy }, wait)).text).toContain('1 sent')
  expect(waited).toEqual([7000, 1000])

  const seen: string[] = []
  const other = await answering((request, reply) => {
    seen.push(String(request.headers.authorization))
    reply.end('{}')
  })
  const away = await answering((_request, reply) => reply.writeHead(302, { location: other }).end())
  expect(await run('loa_x', [path], { to: away }, wait)).toMatchObject({
    ...{ isDone: false, text: expect.stringContaining('answers 302, not as Loa does') },
  })
  expect(seen).toEqual([])
  expect((await run('loa_x', [path], { to: 'http://127.0.0.1:2' }, wait)).text).toContain('does not answer')
})

test.each([
  [{ to: 'loa.example.vn' }, 'needs an address'],
  [{ to: 'http://loa.example.vn' }, 'https'],
  [{ to: 'ftp://loa.example.vn' }, 'https'],
  [{ to: 'https://a:b@loa.example.vn' }, 'no password'],
  [{ to: 'https://loa.example.vn', access: 'all' }, 'no such access'],
  [{ to: 'https://loa.example.vn', catalogue: true }, '--catalogue'],
])('%j is said wrongly', async (said, words) => {
  await expect(run('loa_x', ['a.txt'], said)).rejects.toThrow(words)
})

test('without a key nothing is asked', async () => {
  await expect(run(undefined, ['a.txt'], { to: 'https://loa.example.vn' })).rejects.toThrow('LOA_API_KEY')
})
