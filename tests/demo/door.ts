import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Service } from '../../bot/node.ts'
import { system } from '../../core/context.ts'
import { makeLoginLink } from '../../core/people/sessions.ts'

export type Door = {
  link: (key: string, page?: string) => string
  /** A document for the visitor to upload. */
  sample: { name: string; href: string }
  stop: () => Promise<void>
}

const sample = { name: 'noi-quy-nha-van-hoa.docx', folder: new URL('./to-upload/', import.meta.url) }

/**
 * Addresses that lead into the console as one of the staff. Each visit makes a one-time link anew: a printed one would be
 * spent, or too old once the visitor has moved the clock.
 */
export async function openDoor(service: Service, staff: Record<string, string>): Promise<Door> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://door')
    if (request.method === 'GET' && pathname === `/${sample.name}`) {
      response.writeHead(200, { 'content-disposition': `attachment; filename="${sample.name}"` })
      return response.end(await readFile(new URL(sample.name, sample.folder)))
    }
    const personId = Object.hasOwn(staff, pathname.slice(1)) && staff[pathname.slice(1)]
    if (request.method !== 'GET' || !personId) return response.writeHead(404).end()
    const secret = await makeLoginLink({ ...service.deps, actor: system }, personId)
    const page = /^[a-z-]*(\/\w*)?$/.exec(searchParams.get('page') ?? '')?.[0] ?? ''
    const location = `${service.url}/console/${page}#login=${secret}`
    return response.writeHead(302, { location, 'cache-control': 'no-store' }).end()
  })
  await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened))
  const { port } = server.address() as AddressInfo
  return {
    link: (key, page) => `http://127.0.0.1:${port}/${key}${page ? `?page=${encodeURIComponent(page)}` : ''}`,
    sample: { name: sample.name, href: `http://127.0.0.1:${port}/${sample.name}` },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
