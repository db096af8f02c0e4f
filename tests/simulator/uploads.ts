import { Hono } from 'hono'
import { type Call, eitherVersion } from './access.ts'
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
      `${eitherVersion}/upload/image`,
      call('messages', async (c) => ({ attachment_id: await store(world, 'image', c.req) })),
    )
    .post(
      `${eitherVersion}/upload/gif`,
      call('messages', async (c) => ({ attachment_id: await store(world, 'gif', c.req) })),
    )
    .post(
      `${eitherVersion}/upload/file`,
      call('messages', async (c) => ({ token: await store(world, 'file', c.req) })),
    )

const byEnding: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** What the part says it is; many clients say nothing, and then the ending of the name does. */
export function typeOf({ name, type }: File): string {
  const said = type.split(';')[0]!.trim().toLowerCase()
  if (said === 'image/jpg') return 'image/jpeg'
  if (said !== '' && said !== 'application/octet-stream') return said
  return byEnding[name.toLowerCase().split('.').at(-1) ?? ''] ?? said
}

type Body = { parseBody(): Promise<Record<string, unknown>> }

async function store(world: World, kind: keyof typeof rules, request: Body): Promise<string> {
  const { file } = await request.parseBody().catch(() => ({ file: undefined }))
  if (!(file instanceof File)) throw invalid('file')
  const type = typeOf(file)
  if (!rules[kind].types.includes(type)) throw invalid('file')
  if (file.size > rules[kind].most) throw beyondLimit('file')
  const { uploadsLeft } = world.state.account
  if (uploadsLeft[kind] <= 0) throw new Refusal(-211, 'Out of quota for uploads')
  uploadsLeft[kind] -= 1
  const id = kind === 'file' ? secretText(24) : hexId()
  const expiresAt = world.clock.now() + keptMs
  world.state.uploads.set(id, { kind, name: file.name, blob: new Blob([file], { type }), expiresAt })
  return id
}
