import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Service } from '../../bot/node.ts'
import { makeLoginLink } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'

type Sample = { name: string; href: string }
export type Door = {
  link: (key: string, page?: string) => string
  /** What the visitor may upload: a document, and questions of a contest. */
  sample: Sample
  questions: Sample
  stop: () => Promise<void>
}

const folder = new URL('./to-upload/', import.meta.url)
const samples = { sample: 'noi-quy-nha-van-hoa.docx', questions: 'thi-tim-hieu-to-dan-pho.docx' }

/**
 * Addresses that lead into the console as one of the staff. Each visit makes a one-time link anew: a printed one would be
 * spent, or too old once the visitor has moved the clock.
 */
export async function openDoor(service: Service, staff: Record<string, string>): Promise<Door> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://door')
    const file = Object.values(samples).find((name) => pathname === `/${name}`)
    if (request.method === 'GET' && file) {
      response.writeHead(200, { 'content-disposition': `attachment; filename="${file}"` })
      return response.end(await readFile(new URL(file, folder)))
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
  const at = (name: string): Sample => ({ name, href: `http://127.0.0.1:${port}/${name}` })
  return {
    link: (key, page) => `http://127.0.0.1:${port}/${key}${page ? `?page=${encodeURIComponent(page)}` : ''}`,
    sample: at(samples.sample),
    questions: at(samples.questions),
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
