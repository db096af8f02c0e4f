import * as z from 'zod'
import type { Ctx } from '../../../core/context.ts'
import { AppError } from '../../../core/errors.ts'
import { refusal } from '../../../core/refusals.ts'
import { version } from '../version.ts'
import { tools } from './tools.ts'

// The versions of the protocol whose messages these are; what is new in each does not concern a server of tools alone.
const versions = ['2025-11-25', '2025-06-18', '2025-03-26']
export const isKnownVersion = (said: string | undefined) => said === undefined || versions.includes(said)

const request = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(200), z.number()]).optional(),
  method: z.string().max(200),
  params: z.record(z.string(), z.unknown()).optional(),
})
const calling = z.object({ name: z.string().max(200), arguments: z.record(z.string(), z.unknown()).default({}) })

type Reply = { jsonrpc: '2.0'; id: string | number | null } & (
  | { result: object }
  | { error: { code: number; message: string } }
)

// JSON-RPC's own.
const codes = { unread: -32700, invalid: -32600, method: -32601, params: -32602 }

/**
 * Answers one message of the Model Context Protocol; null to a notification, which wants none. Nothing is remembered between two: each
 * comes with its key, and no session is made.
 */
export async function answerMessage(ctx: Ctx, said: unknown): Promise<Reply | null> {
  if (said === undefined) return refused(null, codes.unread, 'Not JSON')
  const parsed = request.safeParse(said)
  if (!parsed.success) return refused(null, codes.invalid, 'Not one JSON-RPC request')
  const { id, method, params = {} } = parsed.data
  if (id === undefined) return null
  const answered = (result: object): Reply => ({ jsonrpc: '2.0', id, result })
  switch (method) {
    case 'initialize':
      return answered(hello(params.protocolVersion))
    case 'ping':
      return answered({})
    case 'tools/list':
      return answered({ tools: listed() })
    case 'tools/call': {
      const call = calling.safeParse(params)
      const tool = call.success && Object.hasOwn(tools, call.data.name) ? tools[call.data.name] : undefined
      if (!tool || !call.success) return refused(id, codes.params, 'Unknown tool')
      const input = tool.input.safeParse(call.data.arguments)
      if (!input.success) return refused(id, codes.params, z.prettifyError(input.error))
      return answered(await outcome(() => tool.call(ctx, input.data as never)))
    }
    default:
      return refused(id, codes.method, 'Unknown method')
  }
}

const refused = (id: string | number | null, code: number, message: string): Reply => ({
  ...{ jsonrpc: '2.0', id },
  error: { code, message },
})

const hello = (asked: unknown) => ({
  protocolVersion: typeof asked === 'string' && versions.includes(asked) ? asked : versions[0],
  capabilities: { tools: {} },
  serverInfo: { name: 'loa', title: 'Loa', version },
  instructions:
    'The library of a Vietnamese local office. Answer residents only with what these tools return, keep citations and links, and say so where nothing was found.',
})

const listed = () =>
  Object.entries(tools).map(([name, { title, description, input, readsOnly }]) => {
    const { $schema, ...inputSchema } = z.toJSONSchema(input, { io: 'input' })
    return {
      ...{ name, title, description, inputSchema },
      annotations: { title, readOnlyHint: readsOnly, openWorldHint: false },
    }
  })

/** What the caller can mend is told to its model; anything else is a failure of ours. */
async function outcome(call: () => ReturnType<(typeof tools)[string]['call']>): Promise<object> {
  try {
    const { text, structured } = await call()
    return { content: [{ type: 'text', text }], structuredContent: structured }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { content: [{ type: 'text', text: refusal(error) }], isError: true }
  }
}
