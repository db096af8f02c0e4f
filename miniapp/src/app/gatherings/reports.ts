import { ApiError, read } from '../../api.ts'
import { uuid } from '../../uuid.ts'
import type { Loa } from '../loa.tsx'
import { reportsKey } from './kept-key.ts'
import { keptList } from './kept-list.ts'
import { longestKeptMs, mayArriveLater } from './outbox.ts'

type Told = { present: number | null; absent: number | null; why: string; incident: string; solved: boolean }
/** `refused`: what the server said of it, until whoever made it has read that. */
export type KeptReport = Told & { id: string; number: number; clientId: string; madeAt: number; refused?: string }

const list = keptList<KeptReport>(reportsKey)
/** The reports of points that have not arrived yet or were refused, in the order in which they were made. */
export const keptReports = list.all

const forget = (clientId: string) => list.put(keptReports().filter((one) => one.clientId !== clientId))
export const forgetReport = forget

/** Keeps a report on this phone and sends it after those before it; throws what keeps it from arriving. */
export async function tellReport(loa: Loa, point: { id: string; number: number }, told: Told): Promise<void> {
  const made = { ...point, ...told, clientId: uuid(), madeAt: Date.now() }
  if (!list.put([...keptReports(), made])) return sendOne(loa, made)
  await sendReports(loa)
  const left = keptReports().find(({ clientId }) => clientId === made.clientId)
  // What was refused at once is said on the form, which still holds it.
  if (left?.refused !== undefined) {
    forget(made.clientId)
    throw new ApiError('INVALID', left.refused)
  }
}

let sending: Promise<void> | null = null

/** Sends what lies here, one after the other, until one does not get through; what was refused before is not sent again. */
export function sendReports(loa: Loa): Promise<void> {
  const after = (sending ?? Promise.resolve()).then(() => sendAll(loa))
  sending = after
  return after
}

async function sendAll(loa: Loa): Promise<void> {
  for (const kept of keptReports().filter(({ refused }) => refused === undefined)) {
    try {
      await sendOne(loa, kept)
      forget(kept.clientId)
    } catch (error) {
      if (mayArriveLater(error)) return
      const refused = error instanceof ApiError ? error.message : String(error)
      list.put(keptReports().map((one) => (one.clientId === kept.clientId ? { ...one, refused } : one)))
    }
  }
}

async function sendOne({ api, session }: Loa, { id, number, madeAt, refused, ...told }: KeptReport): Promise<void> {
  const json = { ...told, agoMs: Math.min(longestKeptMs, Math.max(0, Date.now() - madeAt)) }
  const param = { id, number: String(number) }
  await session.acting(() => read(api['own-gatherings'][':id'].points[':number'].report.$post({ param, json })))
}
