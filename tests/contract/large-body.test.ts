import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { startService } from '../../bot/node.ts'
import { testEnvironment } from '../support/environment.ts'

async function service() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  const config = serviceConfig({ ...testEnvironment, PORT: '0', DATABASE_URL: `file:${join(folder, 'loa.db')}` })
  const started = await startService(config, { everyMinute: false, log: () => {} })
  onTestFinished(async () => {
    await started.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return new URL(started.url)
}

/** A sender that reads nothing until the last byte has left. */
function writeThenRead({ hostname, port }: URL, head: string, body: Buffer): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname)
    let said = ''
    socket.pause()
    socket.on('data', (chunk) => (said += String(chunk)))
    socket.on('error', failed)
    socket.on('close', () => done(said))
    socket.write(head)
    socket.write(body, () => socket.resume())
  })
}

test.each(['/webhook/zalo', '/api/questions'])(
  '10 MB sent to %s in one go are answered with 413, and the connection is said to end',
  async (path) => {
    const url = await service()
    const size = 10 * 1024 * 1024
    const head = `POST ${path} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`
    const reply = await writeThenRead(url, head, Buffer.alloc(size, 97))
    expect(reply).toMatch(/^HTTP\/1\.1 413 /)
    expect(reply).toMatch(/^connection: close\r$/im)
    expect(reply).toContain('"code":"TOO_LARGE"')
  },
)

test('a file said to be of one gigabyte is refused before it has come', async () => {
  const url = await service()
  const head = `POST /api/library/imports?name=lon.pdf HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${2 ** 30}\r\n\r\n`
  const reply = await writeThenRead(url, head, Buffer.alloc(17 * 1024 * 1024, 97))
  expect(reply).toMatch(/^HTTP\/1\.1 413 /)
  expect(reply).toContain('"reason":"file.large"')
})

test.each([
  ['no longer than may be', 200 * 1024, 401],
  ['longer', 300 * 1024, 413],
])('an event in pieces that does not say its length is counted as it comes: %s', async (_, size, status) => {
  const url = await service()
  const text = JSON.stringify({ event_name: 'user_send_text', text: 'a'.repeat(size) })
  const half = text.length / 2
  const pieces = [text.slice(0, half), text.slice(half)].map((one) => `${one.length.toString(16)}\r\n${one}\r\n`)
  const head = `POST /webhook/zalo HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`
  const reply = await writeThenRead(url, head, Buffer.from(`${pieces.join('')}0\r\n\r\n`))
  expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
})
