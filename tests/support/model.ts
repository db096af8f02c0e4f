import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** What a model was asked: the words of the request, as OpenAI's protocol has them. */
export type Prompt = { system: string; user: string; stream: boolean; request: Record<string, unknown> }
/** Answers one request, however badly. */
export type Behaviour = (prompt: Prompt, response: ServerResponse) => void | Promise<void>

const chunkOf = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'stub',
  choices: [{ index: 0, delta, finish_reason: finish }],
})
const eventOf = (data: object | string) => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }

const beginEvents = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })
const pieces = (text: string) => text.match(/.{1,7}/gsu) ?? []

export type Manner = {
  /** Between two pieces. */
  everyMs?: number
  /** What is thought before, in the field of its own that some servers have for it. */
  thoughts?: string
  /** What it calls the end; null says nothing of it. */
  finish?: string | null
  /** Never streams, whatever it is asked. */
  whole?: boolean
  /** Where it waits: before the last place of these words. */
  holds?: { before: string; until: Promise<unknown> }
}

/** Writes a text as a model does, in pieces of a few letters. */
export const writes =
  (
    text: string | ((prompt: Prompt) => string),
    { everyMs = 0, thoughts, finish = 'stop', whole, holds }: Manner = {},
  ): Behaviour =>
  async (prompt, response) => {
    const content = typeof text === 'string' ? text : text(prompt)
    if (whole || !prompt.stream) {
      response.writeHead(200, { 'content-type': 'application/json' })
      const message = { role: 'assistant', content, ...(thoughts && { reasoning_content: thoughts }) }
      const choices = [{ index: 0, message, finish_reason: finish }]
      response.end(JSON.stringify({ ...chunkOf({}), object: 'chat.completion', choices, usage }))
      return
    }
    beginEvents(response)
    response.write(eventOf(chunkOf({ role: 'assistant', content: '' })))
    for (const piece of pieces(thoughts ?? ''))
      response.write(eventOf(chunkOf({ reasoning_content: piece, content: null })))
    const heldAt = holds ? content.lastIndexOf(holds.before) : -1
    const [first, rest] = heldAt < 0 ? [content, ''] : [content.slice(0, heldAt), content.slice(heldAt)]
    for (const part of [first, rest]) {
      if (part === rest) await holds?.until
      for (const piece of pieces(part)) {
        if (response.destroyed) return
        response.write(eventOf(chunkOf({ content: piece })))
        if (everyMs > 0) await wait(everyMs)
      }
    }
    if (finish) response.write(eventOf(chunkOf({}, finish)))
    // As OpenAI's own server does when asked for usage: a last chunk that holds no choice.
    response.write(eventOf({ ...chunkOf({}), choices: [], usage }))
    response.end(eventOf('[DONE]'))
  }

/** Refuses a request that has one of these parts, as OpenAI's servers do, and behaves otherwise as told. */
export const takesNo =
  (parts: string[], then: Behaviour): Behaviour =>
  (prompt, response) => {
    const refused = parts.find((part) => part in prompt.request)
    if (!refused) return then(prompt, response)
    response.writeHead(400, { 'content-type': 'application/json' })
    const message = `Unsupported parameter: '${refused}' is not supported with this model.`
    response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: refused, code: null } }))
  }

/** Refuses with a status, in the shape of OpenAI's refusals. */
export const refuses =
  (status: number, headers: Record<string, string> = {}): Behaviour =>
  (_prompt, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { message: 'not now', type: 'stub', code: null } }))
  }

/** Replies with bytes that the protocol does not know. */
export const replies =
  (body: string | Uint8Array, type = 'text/event-stream'): Behaviour =>
  (_prompt, response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(body)
  }

/** Takes the request and says nothing. */
export const keepsSilent: Behaviour = () => {}

/** Begins well and then goes on for ever, a little at a time. */
export const dripsForEver: Behaviour = async (_prompt, response) => {
  beginEvents(response)
  while (!response.destroyed) {
    response.write(eventOf(chunkOf({ content: 'và ' })))
    await wait(20)
  }
}

/** Breaks the connection in the middle of what it writes. */
export const breaksOffAfter =
  (text: string): Behaviour =>
  async (_prompt, response) => {
    beginEvents(response)
    for (const piece of pieces(text)) response.write(eventOf(chunkOf({ content: piece })))
    await wait(50)
    response.destroy()
  }

/** One event of many megabytes. */
export const isGigantic: Behaviour = async (_prompt, response) => {
  beginEvents(response)
  function* event() {
    yield 'data: {"choices":[{"delta":{"content":"'
    for (let i = 0; i < 400; i++) yield 'rất dài '.repeat(16_384)
  }
  // The other side hangs up long before the end.
  await pipeline(Readable.from(event()), response).catch(() => {})
}

/** A real HTTP server that speaks OpenAI's chat completions, on this machine; it behaves as it is told. */
export async function startModel(behaviour: Behaviour) {
  const asked: Prompt[] = []
  const sockets = new Set<Socket>()
  const model = { behaviour, asked, cut: 0 }
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return void response.writeHead(404).end()
    const said = JSON.parse(await bodyOf(request))
    const [system, user] = said.messages.map(({ content }: { content: string }) => content)
    const prompt: Prompt = { system, user, stream: said.stream ?? false, request: said }
    asked.push(prompt)
    response.on('close', () => {
      if (!response.writableFinished) model.cut += 1
    })
    await model.behaviour(prompt, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return Object.assign(model, {
    env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, OPENAI_MODEL: 'stub', OPENAI_SECONDS: '2' },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
