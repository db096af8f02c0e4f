import { ApiError, read } from '../../api.ts'
import { uuid } from '../../uuid.ts'
import type { Loa } from '../loa.tsx'
import { checkInsKey } from './kept-key.ts'
import { keptList } from './kept-list.ts'

export const longestKeptMs = 7 * 24 * 60 * 60_000

/** `refused`: what the server said of it, until whoever made it has read that. */
export type KeptCheckIn = {
  gatheringId: string
  clientId: string
  code: string
  roomNumber: string
  readAt: number
  refused?: string
}

// A phone that keeps nothing sends what is on the screen all the same.
const list = keptList<KeptCheckIn>(checkInsKey)
/** The check-ins that have not arrived yet or were refused, in the order in which they were made. */
export const keptCheckIns = list.all

/** Keeps a check-in on this phone until the server has answered. The same code read twice is one. */
export function keepCheckIn(given: Pick<KeptCheckIn, 'gatheringId' | 'code' | 'roomNumber'>): KeptCheckIn {
  const all = keptCheckIns()
  const before = all.find(({ code }) => code === given.code)
  const kept = { ...given, clientId: before?.clientId ?? uuid(), readAt: before?.readAt ?? Date.now() }
  list.put(before ? all.map((one) => (one === before ? kept : one)) : [...all, kept])
  return kept
}

export const forgetCheckIn = (clientId: string) => list.put(keptCheckIns().filter((one) => one.clientId !== clientId))

const noteRefused = (clientId: string, refused: string) =>
  list.put(keptCheckIns().map((one) => (one.clientId === clientId ? { ...one, refused } : one)))

/** Sends one. What did not reach the server stays kept to be sent again, and what it refuses to be read. */
export async function sendCheckIn({ api, session }: Loa, kept: KeptCheckIn) {
  const { gatheringId, refused, readAt, ...rest } = kept
  const json = { ...rest, agoMs: Math.min(longestKeptMs, Math.max(0, Date.now() - readAt)) }
  // A whole hall signs in by one address, with the code that it reads.
  const hall = { code: `${gatheringId}/${kept.code.slice(kept.code.lastIndexOf('/') + 1)}` }
  try {
    const present = await session.acting(
      () => read(api['own-gatherings'][':id']['check-in'].$post({ param: { id: gatheringId }, json })),
      hall,
    )
    forgetCheckIn(kept.clientId)
    return present
  } catch (error) {
    if (error instanceof ApiError && !mayArriveLater(error)) noteRefused(kept.clientId, error.message)
    throw error
  }
}

export const mayArriveLater = (error: unknown) =>
  error instanceof ApiError &&
  (['NETWORK', 'LIMIT', 'UNAUTHENTICATED'].includes(error.code) || (error.status ?? 0) >= 500)

/** Sends what lies here, one after the other, until one does not get through; what was refused before is not sent again. */
export async function sendKept(loa: Loa): Promise<void> {
  for (const kept of keptCheckIns().filter(({ refused }) => refused === undefined)) {
    try {
      await sendCheckIn(loa, kept)
    } catch (error) {
      if (mayArriveLater(error)) return
    }
  }
}
