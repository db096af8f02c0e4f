import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { syllablesOf } from '../../core/text/syllables.ts'

export type EmbeddingRequest = { model: string; input: string[] }
export type EmbeddingBehaviour = (request: EmbeddingRequest, response: ServerResponse) => void | Promise<void>

const dimensions = 64
// Words that the stub holds for one another, so that a question may be asked in none of the library's own.
const meanings: Record<string, string> = { cun: 'cho', khuyen: 'cho', xich: 'mom', bit: 'ro', ngo: 'duong' }

/** A text's syllables thrown into so many numbers: like texts point alike, and some words mean others. */
export function stubVector(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0.01)
  for (const { folded } of syllablesOf(text)) {
    const meant = meanings[folded] ?? folded
    let at = 7
    for (const letter of meant) at = (at * 31 + letter.charCodeAt(0)) % dimensions
    vector[at] = (vector[at] as number) + 1
  }
  return vector
}

export const embeds =
  (vectorOf: (text: string) => number[] = stubVector): EmbeddingBehaviour =>
  ({ input, model }, response) => {
    // Out of order, as the protocol allows.
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) })).reverse()
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }))
  }

/** A real HTTP server that speaks OpenAI's embeddings, on this machine; it behaves as it is told. */
export async function startEmbeddings(behaviour: EmbeddingBehaviour = embeds()) {
  const asked: EmbeddingRequest[] = []
  const sockets = new Set<Socket>()
  const server = { behaviour, asked }
  const http = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/embeddings') return void response.writeHead(404).end()
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const { model, input } = JSON.parse(Buffer.concat(parts).toString('utf8'))
    asked.push({ model, input })
    await server.behaviour({ model, input }, response)
  })
  http.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  return Object.assign(server, {
    env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_EMBEDDING_MODEL: 'stub' },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => http.close(closed))
    },
  })
}
