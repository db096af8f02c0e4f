import { streamWithin } from '../../core/bytes.ts'
import { jsonIn } from '../http/json.ts'
import { isOperator, notFound, operatorPath, refusal } from './operator.ts'
import { type Bindings, environmentOf, type ObjectStub, type Objects } from './platform.ts'

const largestEvent = 256 * 1024

/**
 * Hands a request to the object of the office it is for: by the host's name, or, where the host takes the events of several
 * accounts (`EVENTS_HOST`), by the account in the event. Whether the event is true says the office, by its own secret.
 */
export async function toOffice(request: Request, bindings: Bindings): Promise<Response> {
  const url = new URL(request.url)
  const objects = bindings as unknown as Objects
  const env = environmentOf(bindings)
  if (url.pathname.startsWith(operatorPath))
    return isOperator(request, env.OPERATOR_KEY) ? forOperator(request, url, objects) : notFound()
  if (url.hostname !== env.EVENTS_HOST) return officeOf(objects, url.hostname).fetch(request)
  if (request.method !== 'POST' || url.pathname !== '/webhook/zalo') return notFound()
  const body = await streamWithin(request.body, largestEvent)
  const host = body && (await hostOf(objects, accountsIn(new TextDecoder().decode(body))))
  return host ? officeOf(objects, host).fetch(new Request(request, { body })) : notFound()
}

export const officeOf = ({ OFFICE }: Objects, host: string): ObjectStub =>
  OFFICE.get(OFFICE.idFromName(host.toLowerCase()))

const directoryOf = ({ DIRECTORY }: Objects) => DIRECTORY.get(DIRECTORY.idFromName('directory'))

/** The ids in an event that may be an account's: a message says who got it, an echo who sent it, others name it. */
function accountsIn(body: string): string[] {
  const event = jsonIn(body) as
    | { oa_id?: unknown; recipient?: { id?: unknown }; sender?: { id?: unknown } }
    | null
    | undefined
  const ids = [event?.oa_id, event?.recipient?.id, event?.sender?.id]
  return ids.map(String).filter((id) => /^\d{5,25}$/.test(id))
}

async function hostOf(objects: Objects, accounts: string[]): Promise<string | null> {
  for (const oa of accounts) {
    const found = await directoryOf(objects).fetch(new Request(`http://directory/?${new URLSearchParams({ oa })}`))
    if (found.ok) return found.text()
  }
  return null
}

/** Settings that an office took are entered into the directory, before it and never for two. */
async function forOperator(request: Request, url: URL, objects: Objects): Promise<Response> {
  const office = officeOf(objects, url.hostname)
  if (request.method !== 'PUT' || url.pathname !== `${operatorPath}settings`) return office.fetch(request)
  const body = await request.text()
  const oa = (jsonIn(body) as { ZALO_OA_ID?: unknown } | null | undefined)?.ZALO_OA_ID
  if (typeof oa === 'string') {
    const entry = new URLSearchParams({ oa, host: url.hostname.toLowerCase() })
    const entered = await directoryOf(objects).fetch(new Request(`http://directory/?${entry}`, { method: 'PUT' }))
    if (entered.status === 409) return refusal(409, `the account ${oa} is another office's here`)
  }
  return office.fetch(new Request(request, { body }))
}
