import { CarryError, layDown, type Manifest, manifestIn, takeOut } from '../../db/carry.ts'
import type { Database } from '../../db/client.ts'
import { within } from '../time-limit.ts'
import { operatorPath, type Standing } from './operator.ts'

/** An office's object as an operator's machine sees it. */
export type Remote = { address: string; key: string; fetch?: typeof fetch }

// A whole library is laid down, and its indexes are made, within one call.
const callMs = 10 * 60_000
const tries = 3

/** The object refused, or is not there; the message says why. */
export class OfficeRefused extends Error {}

export const putSettings = (remote: Remote, settings: string) =>
  call(remote, 'settings', { method: 'PUT', body: settings })

/** While its doors are closed an office answers nobody, sends nothing, and its clock stands. */
export const setDoors = (remote: Remote, doors: 'open' | 'closed') =>
  call(remote, 'doors', { method: 'PUT', body: doors })

/** How an office stands: what of its room is used, and whether it answers. */
export const standingOf = async (remote: Remote): Promise<Standing> =>
  JSON.parse(await call(remote, 'standing', { method: 'GET' }))

/** Puts all rows of a database into an office's object, in the place of what stands there. */
export async function push(remote: Remote, { client }: Database, { force = false } = {}): Promise<Manifest> {
  await call(remote, 'pieces', { method: 'DELETE' })
  const snapshot = await client.transaction('deferred')
  let count = 0
  try {
    const manifest = await takeOut(snapshot, async (body) => {
      await call(remote, `pieces/${count++}`, { method: 'PUT', body })
    })
    await call(remote, `rows${force ? '?force' : ''}`, { method: 'PUT', body: JSON.stringify(manifest) })
    return manifest
  } finally {
    snapshot.close()
  }
}

/** Lays all rows of an office's object, as they were in one moment, down in a database. */
export async function pull(remote: Remote, { writer }: Database, { force = false } = {}): Promise<Manifest> {
  const manifest = manifestIn(JSON.parse(await call(remote, 'rows', { method: 'GET' })))
  if (!manifest) throw new OfficeRefused(`${remote.address} answers, not as an office does`)
  const tx = await writer.transaction('write')
  try {
    await layDown(tx, manifest, (place) => call(remote, `pieces/${place}`, { method: 'GET' }), { force })
    await tx.commit()
  } finally {
    tx.close()
  }
  await call(remote, 'pieces', { method: 'DELETE' })
  return manifest
}

/** What is said again does no harm: a line that broke is tried anew. */
async function call({ address, key, ...given }: Remote, what: string, init: RequestInit): Promise<string> {
  for (let tried = 1; ; tried++) {
    try {
      return await within(callMs, async (signal) => {
        const url = new URL(operatorPath + what, address)
        const headers = { authorization: `Bearer ${key}` }
        const reply = await (given.fetch ?? fetch)(url.href, { ...init, headers, redirect: 'manual', signal })
        const text = await reply.text()
        if (reply.ok) return text
        throw new OfficeRefused(saidIn(text) ?? `${address} answers ${reply.status}: is OPERATOR_KEY the deployment's?`)
      })
    } catch (error) {
      if (error instanceof OfficeRefused || error instanceof CarryError || tried === tries) throw error
    }
  }
}

function saidIn(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as { error?: { message?: string; code?: string } }
    return error?.code ? null : (error?.message ?? null)
  } catch {
    return null
  }
}
