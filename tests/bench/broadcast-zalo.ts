import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// Zalo at its fastest, in a process of its own: it answers every message at once and notes when each one came.
let arrived: number[] = []
let text = ''

const server = createServer((request, response) => {
  const reply = (data: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(data))
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    if (request.url === '/arrived') {
      reply({ arrived, text })
      arrived = []
    } else if (request.url?.startsWith('/v4/')) {
      reply({ access_token: 'access', refresh_token: `refresh-${Date.now()}`, expires_in: '90000' })
    } else {
      arrived.push(Date.now())
      text = body
      reply({ error: 0, message: 'Success', data: { message_id: `m${arrived.length}`, sent_time: `${Date.now()}` } })
    }
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
