import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Access, accessLevels } from '../../db/schema/library.ts'
import type { Environment } from '../config.ts'
import { filesAt } from '../import/read.ts'
import { within } from '../time-limit.ts'
import type { Values } from './arguments.ts'
import { UsageError } from './usage.ts'

type Said = { to: string } & Pick<Values, 'access' | 'again' | 'catalogue' | 'force' | 'reason' | 'json'>
type Told = (line: string) => void
type Wait = (ms: number) => Promise<void>

// A file of a hundred megabytes goes through an office's line in that time.
const fileMs = 30 * 60_000
const waits = [1_000, 5_000, 20_000]
const longestWaitMs = 120_000
const pause: Wait = (ms) => new Promise((done) => setTimeout(done, ms))

/**
 * Hands files and folders of this machine to a Loa on another one, with a key that may hand files in. What stands there by its
 * bytes is not sent again, so that the same command goes on where it broke off. Answers whether all were taken and none is refused.
 */
export async function importTo(env: Environment, paths: string[], said: Said, print: Told, wait: Wait = pause) {
  const { server, key, access } = readable(env, said)
  const files = await filesAt(paths)
  const totals = { sent: 0, there: 0, refused: 0 }
  let stopped = ''
  for (const [at, path] of files.entries()) {
    const outcome = await handIn({ server, key, wait }, path, { access, again: said.again === true }).catch((error) => {
      if (error instanceof Stopped) stopped = error.message
      else throw error
    })
    if (!outcome) break
    totals[outcome.kind] += 1
    print(`${at + 1} of ${files.length} ${path}: ${outcome.said}`)
  }
  if (stopped) print(stopped)
  const left = files.length - totals.sent - totals.there - totals.refused
  print(`${totals.sent} sent, ${totals.there} there already, ${totals.refused} refused, ${left} left.`)
  if (totals.sent > 0)
    print('They are read there one after the other; the same command tells later what became of each.')
  return totals.refused === 0 && left === 0
}

/** @throws UsageError for what cannot be meant, before anything is asked */
function readable(env: Environment, { to, access, ...more }: Said) {
  const other = (['catalogue', 'force', 'reason', 'json'] as const).find((flag) => more[flag] !== undefined)
  if (other) throw new UsageError(`--to and --${other} do not go together`)
  if (!URL.canParse(to)) throw new UsageError('--to needs an address such as https://loa.example.vn')
  const url = new URL(to)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))
    throw new UsageError('--to needs an https address: a key goes over no open line')
  if (url.username || url.password) throw new UsageError('--to takes no password in the address')
  const key = env.LOA_API_KEY?.trim()
  if (!key) throw new UsageError('--to needs a key of scope library.write in LOA_API_KEY')
  if (!accessLevels.includes(access as Access))
    throw new UsageError(`no such access: ${access}. One of: ${accessLevels.join(', ')}`)
  return { server: `${url.origin}${url.pathname.replace(/\/$/, '')}/api/library/imports`, key, access }
}

type There = { server: string; key: string; wait: Wait }
type Outcome = { kind: 'sent' | 'there' | 'refused'; said: string }
type Listed = { state: string; access: string; message?: string | null }

async function handIn(
  there: There,
  path: string,
  { access, again }: { access: string; again: boolean },
): Promise<Outcome> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) return refused('there is no such file')
  const hash = await hashOf(path)
  if (hash === null) return refused('cannot be read')
  if (!again) {
    const known = await asked<{ imports: Listed[] }>(there, `?sha256=${hash}`)
    if (!known.ok) return refused(known.message)
    const [held] = known.json.imports.filter((one) => one.access === access)
    if (held?.state === 'refused') return refused(held.message ?? 'was refused before')
    if (held && held.state !== 'cancelled') return { kind: 'there', said: `stands there (${held.state})` }
  }
  const query = new URLSearchParams({ name: basename(path), access })
  const body = await openAsBlob(path)
  const taken = await asked(there, `?${query}`, { method: 'POST', body })
  return taken.ok ? { kind: 'sent', said: 'sent' } : refused(taken.message)
}

const refused = (said: string): Outcome => ({ kind: 'refused', said })

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return null
  }
}

type Answer<T> = { ok: true; json: T } | { ok: false; message: string }

/**
 * Asks, and asks again where the line breaks or the key's minute is full. A key that opens nothing, or another address, ends the
 * command: no other file would fare better.
 */
async function asked<T>({ server, key, wait }: There, query: string, init: RequestInit = {}): Promise<Answer<T>> {
  for (let tries = 0; ; tries += 1) {
    const reply = await within(fileMs, async (signal) => {
      const headers = { authorization: `Bearer ${key}` }
      const response = await fetch(`${server}${query}`, { ...init, headers, redirect: 'manual', signal })
      return { response, json: await response.json().catch(() => null) }
    }).catch(() => null)
    if (reply?.response.ok && reply.json) return { ok: true, json: reply.json as T }
    const status = reply?.response.status ?? 0
    const retryMs = status === 429 ? Number(reply?.response.headers.get('retry-after')) * 1000 : waits[tries]
    // A full minute passes, whatever was tried before; nothing else is tried for ever.
    if (retryMs && (status === 429 || status === 0 || status >= 500)) {
      await wait(Math.min(retryMs, longestWaitMs))
      if (status === 429) tries -= 1
      continue
    }
    const message = (reply?.json as { error?: { message?: string } } | null)?.error?.message
    if (status === 0)
      throw new Stopped(`${server} does not answer; say the same again, what has arrived is not sent again`)
    if (status >= 500) throw new Stopped(`${server} answers ${status}; say the same again later`)
    if (!message) throw new Stopped(`${server} answers ${status}, not as Loa does`)
    if (status === 401 || status === 403) throw new Stopped(message)
    return { ok: false, message }
  }
}

/** What ends the command, in words for whoever gave it. */
class Stopped extends Error {}
