import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Received = { headers: IncomingHttpHeaders; body: string; at: number }

/** Another program's door: keeps what comes, and answers with the status that it is told, or never. */
export async function receiver() {
  const received: Received[] = []
  const door = { status: 204 as number | 'never', location: '' }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ headers: request.headers, body, at: received.length })
    if (door.status === 'never') return
    response.writeHead(door.status, door.location ? { location: door.location } : {}).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { door, received, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/loa` }
}
