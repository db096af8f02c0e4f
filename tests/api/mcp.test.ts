import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import type { Scope } from '../../db/schema/api-keys.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const text = (place: string) =>
  `QUY ƯỚC ${place}\nSố: 2/QU\nĐiều 1. Giờ đổ rác\nGiờ đổ rác ở ${place} là từ 18 giờ đến 20 giờ.`

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  await takeIn(admin.ctx, { fileName: 'a.txt', text: text('chợ Mẫu'), access: 'public' })
  await takeIn(admin.ctx, { fileName: 'b.txt', text: text('kho vật tư').replace('2/QU', '3/QU'), access: 'member' })
  const keyOf = async (scopes: Scope[]) => {
    const body = { unitId: ward.id, name: 'Trợ lý', scopes, days: 30 }
    return (await app.request('POST', '/api/api-keys', { as: admin.token, body })).json.token as string
  }
  /** The protocol's own client, over the app. */
  const connect = async (token: string) => {
    const client = new Client({ name: 'office-assistant', version: '1.0.0' })
    const transport = new StreamableHTTPClientTransport(new URL('http://loa.test/api/mcp'), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
      fetch: async (url, init) =>
        app.app.request(String(url), init, { defer: (_: string, work: () => Promise<unknown>) => void work() }),
    })
    await client.connect(transport)
    onTestFinished(() => client.close())
    return client
  }
  return { app, admin, keyOf, connect }
}

type Passage = { id: string; documentNumber: string }
type Told = {
  content: { type: string; text: string }[]
  structuredContent?: { passages?: Passage[] }
  isError?: boolean
}

test('the protocol’s own client connects, lists the tools, asks, searches and reads, with citations', async () => {
  const { keyOf, connect } = await office()
  const client = await connect(await keyOf(['mcp']))
  expect(client.getServerVersion()).toMatchObject({ name: 'loa' })
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['ask', 'search', 'read'])
  expect(tools[0]?.inputSchema).toMatchObject({ type: 'object', required: ['question'] })

  const call = (name: string, args: object) => client.callTool({ name, arguments: { ...args } }) as Promise<Told>
  const asked = await call('ask', { question: 'Giờ đổ rác ở chợ Mẫu là mấy giờ?' })
  expect(asked.structuredContent).toMatchObject({
    outcome: 'found',
    citations: [
      { quote: expect.stringContaining('18 giờ'), documentNumber: '2/QU', link: expect.stringContaining('/passages/') },
    ],
  })
  expect(asked.content[0]?.text).toContain('18 giờ')

  const found = await call('search', { query: 'gio do rac' })
  const [first] = found.structuredContent?.passages ?? []
  expect(first).toMatchObject({ documentNumber: '2/QU' })
  const read = await call('read', { passageId: first?.id })
  expect(read.content[0]?.text).toContain('Giờ đổ rác ở chợ Mẫu là từ 18 giờ đến 20 giờ.')
  await client.ping()
})

test('an assistant reads what its key may read, and no more', async () => {
  const { keyOf, connect } = await office()
  const numbers = async (scopes: Scope[]) => {
    const client = await connect(await keyOf(scopes))
    const told = (await client.callTool({ name: 'search', arguments: { query: 'giờ đổ rác kho vật tư' } })) as Told
    return (told.structuredContent?.passages ?? []).map(
      ({ documentNumber }: { documentNumber: string }) => documentNumber,
    )
  }
  expect(new Set(await numbers(['mcp']))).toEqual(new Set(['2/QU']))
  expect(new Set(await numbers(['mcp', 'library.members']))).toEqual(new Set(['2/QU', '3/QU']))
})

test('what is refused is told to the assistant in words, and what is no call is an error of the protocol', async () => {
  const { app, admin, keyOf, connect } = await office()
  const token = await keyOf(['mcp'])
  const client = await connect(token)
  const missing = (await client.callTool({ name: 'read', arguments: { passageId: 'pa_none' } })) as Told
  expect(missing).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('Không tìm thấy') }] })
  await expect(client.callTool({ name: 'erase', arguments: {} })).rejects.toThrow('Unknown tool')
  await expect(client.callTool({ name: 'search', arguments: { query: 1 } })).rejects.toThrow()

  const post = (body: string, headers: Record<string, string> = {}) =>
    app.raw('/api/mcp', body, { authorization: `Bearer ${token}`, ...headers })
  expect((await post('{')).json).toMatchObject({ error: { code: -32700 } })
  expect((await post('[]')).json).toMatchObject({ error: { code: -32600 } })
  expect((await post('{"jsonrpc":"2.0","id":1,"method":"resources/list"}')).json).toMatchObject({
    error: { code: -32601 },
  })
  expect((await post('{"jsonrpc":"2.0","method":"notifications/initialized"}')).status).toBe(202)
  const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}'
  expect((await post(ping, { 'mcp-protocol-version': '1999-01-01' })).status).toBe(400)
  expect((await post(ping, { origin: 'https://la.example' })).status).toBe(403)
  // Neither a session nor a key of another scope opens it.
  expect(await app.request('POST', '/api/mcp', { as: admin.token, body: {} })).toMatchObject({
    status: 401,
    json: { error: { reason: 'api-key.needed' } },
  })
  expect((await app.request('POST', '/api/mcp', { as: await keyOf(['library.read']), body: {} })).status).toBe(403)
  await expect(connect('loa_wrong')).rejects.toThrow()
})
