import type { RouterRoute } from 'hono/types'
import * as z from 'zod'
import { scopes } from '../../../db/schema/api-keys.ts'
import { errorCodes } from '../errors.ts'
import { keyRoutes, openToAll } from '../key-routes.ts'
import { type Input, inputOf } from '../valid.ts'
import { version } from '../version.ts'
import { bodyTypes, freeBodies, keysOnly, openRoutes, replyTypes, signingIn } from './shapes.ts'
import { summaries } from './summaries.ts'

export type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  [more: string]: unknown
}
type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }
export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, object>
  'x-key-scopes'?: string[]
}
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: object
}

/** The API as it stands, from the routes and the schemas by which they read what they are sent. Built once it is asked for. */
export function openApiOf(routes: readonly RouterRoute[], address: string): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const [route, inputs] of grouped(routes)) {
    const [method = '', path = ''] = route.split(' ')
    const shown = path.replace(/:(\w+)/g, '{$1}')
    paths[shown] = { ...paths[shown], [method.toLowerCase()]: operationOf(route, inputs) }
  }
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Loa', version, description: about },
    },
    servers: [{ url: `${address}/api` }],
    tags: Object.keys(summaries).map((name) => ({ name })),
    paths,
    components,
  }
}

/** Each route once, with what its validators read; what stands before all routes is none. */
function grouped(routes: readonly RouterRoute[]): Map<string, Input[]> {
  const found = new Map<string, Input[]>()
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue
    const route = `${method} ${path}`
    const input = inputOf(handler)
    found.set(route, [...(found.get(route) ?? []), ...(input ? [input] : [])])
  }
  return found
}

const described = new Map(
  Object.entries(summaries).flatMap(([tag, lines]) =>
    Object.entries(lines).map(([route, summary]) => [route, { tag, summary }] as const),
  ),
)

function operationOf(route: string, inputs: Input[]): Operation {
  const { tag = '', summary = '' } = described.get(route) ?? {}
  const inPath = Array.from(route.matchAll(/:(\w+)/g), ([, name = '']) => name)
  const parameters: Parameter[] = [
    ...inPath.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' } })),
    ...inputs.filter(({ where }) => where === 'query').flatMap(({ schema }) => inQuery(schemaOf(schema))),
  ]
  const body = bodyOf(route, inputs)
  const keyed = scopesOf(route)
  return {
    operationId: route
      .replace(/[^A-Za-z]+/g, ' ')
      .trim()
      .replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
    ...{ summary, tags: [tag], security: securityOf(route, keyed) },
    ...(keyed.length > 0 && { 'x-key-scopes': keyed }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: repliesOf(route, { reads: parameters.length > 0 || body !== null, names: inPath.length > 0 }),
  }
}

const scopesOf = (route: string): string[] => {
  const whole = route.replace(' ', ' /api')
  return openToAll.includes(whole) ? [...scopes] : scopes.filter((scope) => keyRoutes[scope].includes(whole))
}

/** Each entry is enough by itself; an empty one stands for nobody in particular. */
function securityOf(route: string, keyed: string[]): Operation['security'] {
  if (keysOnly.has(route)) return [{ key: [] }]
  const open = openRoutes.has(route) || signingIn.has(route)
  return [...(open ? [{}] : []), { session: [] }, { token: [] }, ...(keyed.length > 0 ? [{ key: [] }] : [])]
}

const schemaOf = (schema: z.ZodType): Schema => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return rest
}

const inQuery = ({ properties = {}, required = [] }: Schema): Parameter[] =>
  Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))

function bodyOf(route: string, inputs: Input[]): Operation['requestBody'] | null {
  const type = bodyTypes[route]
  if (type) return { required: true, content: { [type]: { schema: { type: 'string', format: 'binary' } } } }
  if (freeBodies.has(route)) return { required: true, content: { 'application/json': { schema: { type: 'object' } } } }
  const json = inputs.filter(({ where }) => where === 'json')
  const form = inputs.filter(({ where }) => where === 'form')
  if (json[0]) return { required: true, content: { 'application/json': { schema: schemaOf(json[0].schema) } } }
  if (form[0]) return { required: true, content: { 'multipart/form-data': { schema: schemaOf(form[0].schema) } } }
  return null
}

const refused = { $ref: '#/components/responses/Refused' }

function repliesOf(route: string, { reads, names }: { reads: boolean; names: boolean }): Operation['responses'] {
  const type = replyTypes[route] ?? 'application/json'
  const schema = type === 'application/json' ? { type: 'object' } : { type: 'string' }
  return {
    '2XX': { description: 'It was done, or this is what was asked for.', content: { [type]: { schema } } },
    ...(reads && { 400: refused }),
    ...(!openRoutes.has(route) && { 401: refused, 403: refused }),
    ...(names && { 404: refused }),
    ...{ 429: refused, default: refused },
  }
}

const about = `What the screens and other programs ask of this service. Times are UTC milliseconds; days are Vietnam’s, such as
2026-11-23. Another unit’s row is 404. Errors have one shape, with a sentence in Vietnamese for people. Programs come with a key
(\`authorization: Bearer loa_…\`), which an admin makes at the console; \`x-key-scopes\` names the scopes that open a route.`

const components = {
  securitySchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'loa_session',
      description: 'The console’s session: for our own pages.',
    },
    token: { type: 'http', scheme: 'bearer', description: 'The mini app’s session.' },
    key: { type: 'http', scheme: 'bearer', bearerFormat: 'loa_…', description: 'The key of another program.' },
  },
  responses: {
    Refused: {
      description: 'It was refused; `message` may be shown to people.',
      headers: {
        'Retry-After': { description: 'Of 429 and 503: seconds until one may come back.', schema: { type: 'integer' } },
      },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    },
  },
  schemas: {
    Error: {
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['code', 'message', 'requestId'],
          properties: {
            code: { type: 'string', enum: errorCodes },
            reason: { type: 'string', description: 'A short key that stays as it is, such as `api-key.scope`.' },
            message: { type: 'string', description: 'A sentence in Vietnamese.' },
            details: { type: 'object', description: 'What the caller needs to mend it, such as `fields`.' },
            requestId: { type: 'string' },
          },
        },
      },
    },
  },
}
