import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import type { OpenApi } from '../../bot/http/openapi/document.ts'
import { bodyTypes, freeBodies, keysOnly, openRoutes, replyTypes, signingIn } from '../../bot/http/openapi/shapes.ts'
import { summaries } from '../../bot/http/openapi/summaries.ts'
import { testApp } from '../support/app.ts'

async function described() {
  const app = await testApp()
  const reply = await app.request('GET', '/api/openapi.json')
  expect(reply.status, reply.text).toBe(200)
  return { app, reply, document: reply.json as OpenApi }
}

const routesIn = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  )

test('every route of the API is described: a summary, a part, who may, what comes back, and the shape of refusals', async () => {
  const { app, document } = await described()
  const there = app.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.slice(4)}`)
  const routes = routesIn(document)
  expect(routes.map(({ route }) => route).sort()).toEqual([...new Set(there)].sort())
  for (const { route, operation } of routes) {
    expect(operation.summary, `${route} lacks its line in bot/http/openapi/summaries.ts`).toMatch(
      /^[A-Z][^\n]{5,150}\.$/,
    )
    expect(operation.tags[0], route).toBeTruthy()
    expect(operation.security.length, route).toBeGreaterThan(0)
    expect(operation.responses, route).toMatchObject({
      '2XX': { content: expect.anything() },
      default: { $ref: '#/components/responses/Refused' },
    })
    for (const name of route.matchAll(/:(\w+)/g))
      expect(operation.parameters, route).toContainEqual(
        expect.objectContaining({ name: name[1], in: 'path', required: true }),
      )
  }
  const ids = routes.map(({ operation }) => operation.operationId)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('the description is OpenAPI 3.1 to the letter', async () => {
  const { document } = await described()
  const { valid, errors } = await new Validator().validate(document)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('no line of the description is left of a route that is gone', async () => {
  const { document } = await described()
  const there = new Set(routesIn(document).map(({ route }) => route))
  const named = [
    ...Object.values(summaries).flatMap((lines) => Object.keys(lines)),
    ...[...openRoutes, ...signingIn, ...keysOnly, ...freeBodies, ...Object.keys(replyTypes), ...Object.keys(bodyTypes)],
  ]
  expect(named.filter((route) => !there.has(route))).toEqual([])
})

test('what a route reads comes from the schema that reads it, and a refusal looks as it is described', async () => {
  const { app, document } = await described()
  const ask = document.paths['/questions']?.post?.requestBody?.content['application/json']?.schema
  expect(ask).toMatchObject({ type: 'object', required: ['text'], properties: { id: { format: 'uuid' } } })
  const listing = document.paths['/library/documents']?.get?.parameters
  expect(listing).toContainEqual({
    ...{ name: 'access', in: 'query', required: false },
    schema: { type: 'string', enum: ['public', 'member', 'communicator'] },
  })
  expect(document.paths['/library/imports']?.post?.requestBody?.content).toHaveProperty(['application/octet-stream'])
  expect(document.paths['/library/search']?.get).toMatchObject({ 'x-key-scopes': ['library.read'] })
  const refused = await app.request('GET', '/api/library/documents/none')
  expect(Object.keys(refused.json.error).sort()).toEqual(['code', 'message', 'requestId'])
})

test('the page shows every call without a script, and lets none in', async () => {
  const { app, document } = await described()
  const page = await app.request('GET', '/api/reference')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.text).not.toContain('<script')
  expect(page.text.split('<details>').length - 1).toBe(routesIn(document).length)
  expect((await app.request('GET', '/api/reference/style.css')).headers.get('content-type')).toContain('text/css')
})
