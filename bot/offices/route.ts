import { streamWithin } from '../../core/bytes.ts'
import { describe } from '../../core/errors.ts'
import { jsonIn } from '../json.ts'
import { within } from '../time-limit.ts'
import { isOperator, notFound, operatorPath, refusal, unavailable } from './operator.ts'
import { type Bindings, environmentOf, type ObjectStub, type Objects } from './platform.ts'

const largestEvent = 256 * 1024
// Until its first word, and more than the thirty seconds after which the platform throws down what hangs in a transaction.
const answersWithinMs = 40_000

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
  if (url.hostname !== env.EVENTS_HOST) {
    // A file that is uploaded is as long on its way as its line is slow.
    const isShort = request.body === null || Number(request.headers.get('content-length') ?? Infinity) <= largestEvent
    return answerOf(officeOf(objects, url.hostname), request, isShort ? answersWithinMs : null)
  }
  if (request.method !== 'POST' || url.pathname !== '/webhook/zalo') return notFound()
  const body = await streamWithin(request.body, largestEvent)
  const host = body && (await hostOf(objects, accountsIn(new TextDecoder().decode(body))))
  return host ? answerOf(officeOf(objects, host), new Request(request, { body }), answersWithinMs) : notFound()
}

/**
 * What the office says, or that it is not there just now: one that was thrown down with what it was doing is made anew when it is
 * next asked, and whoever waits for one that hangs is told to come again.
 */
async function answerOf(office: ObjectStub, request: Request, ms: number | null): Promise<Response> {
  const fails = (error: unknown) => {
    console.log(JSON.stringify({ event: 'office.unanswered', host: new URL(request.url).hostname, ...describe(error) }))
    return unavailable()
  }
  const answer = office.fetch(request)
  if (ms === null) return answer.catch(fails)
  return within(ms, (signal) => Promise.race([answer, ended(signal)])).catch(fails)
}

const ended = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

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
