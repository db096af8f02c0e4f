import { Hono } from 'hono'
import type { Call } from './access.ts'
import { beyondLimit, invalid, Refusal } from './envelope.ts'
import { hexId, secretText } from './ids.ts'
import type { World } from './world.ts'

const megabyte = 1024 * 1024
const keptMs = 7 * 86_400_000
const rules = {
  image: { most: megabyte, types: ['image/jpeg', 'image/png'] },
  gif: { most: 5 * megabyte, types: ['image/gif'] },
  file: {
    most: 5 * megabyte,
    types: [
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  },
}

export const uploadRoutes = (world: World, call: Call) =>
  new Hono()
    .post(
      '/v2.0/oa/upload/image',
      call('messages', async (c) => ({ attachment_id: await store(world, 'image', c.req) })),
    )
    .post(
      '/v2.0/oa/upload/gif',
      call('messages', async (c) => ({ attachment_id: await store(world, 'gif', c.req) })),
    )
    .post(
      '/v2.0/oa/upload/file',
      call('messages', async (c) => ({ token: await store(world, 'file', c.req) })),
    )

type Body = { parseBody(): Promise<Record<string, unknown>> }

async function store(world: World, kind: keyof typeof rules, request: Body): Promise<string> {
  const { file } = await request.parseBody().catch(() => ({ file: undefined }))
  if (!(file instanceof File) || !rules[kind].types.includes(file.type)) throw invalid('file')
  if (file.size > rules[kind].most) throw beyondLimit('file')
  const { uploadsLeft } = world.state.account
  if (uploadsLeft[kind] <= 0) throw new Refusal(-211, 'Out of quota for uploads')
  uploadsLeft[kind] -= 1
  const id = kind === 'file' ? secretText(24) : hexId()
  const expiresAt = world.clock.now() + keptMs
  world.state.uploads.set(id, { kind, name: file.name, blob: file, expiresAt })
  return id
}
