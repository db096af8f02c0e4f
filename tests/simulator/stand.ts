import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts'

/** A simulator that lasts as long as the test that asks for it. */
export async function simulator(options?: SimulatorOptions): Promise<Simulator> {
  const started = await startSimulator(options)
  onTestFinished(() => started.stop())
  return started
}

export type Received = { headers: IncomingHttpHeaders; raw: Buffer; path: string; method: string }
export type Reply = { status: number; body?: string; headers?: Record<string, string> } | 'never'

/** A bare HTTP server standing where a service would; keeps every request as it came, byte for byte. */
export async function receiver(answer: (request: Received) => Reply = () => ({ status: 200 })) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      const one = { headers: request.headers, raw, path: request.url ?? '', method: request.method ?? '' }
      received.push(one)
      const reply = answer(one)
      if (reply !== 'never') response.writeHead(reply.status, reply.headers).end(reply.body ?? '')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

export const eventOf = (request: Received) => JSON.parse(request.raw.toString('utf8')) as Record<string, string>
