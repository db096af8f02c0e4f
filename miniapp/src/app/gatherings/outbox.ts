import { ApiError, read } from '../../api.ts'
import { storeOf } from '../../storage.ts'
import { uuid } from '../../uuid.ts'
import type { Loa } from '../loa.tsx'

export type KeptCheckIn = { gatheringId: string; clientId: string; code: string; roomNumber: string; readAt: number }

const key = 'loa.check-ins'

/** The check-ins that have not arrived yet, in the order in which they were made. */
export function keptCheckIns(): KeptCheckIn[] {
  try {
    const kept: unknown = JSON.parse(storeOf('localStorage').getItem(key) ?? '[]')
    return Array.isArray(kept) ? (kept as KeptCheckIn[]) : []
  } catch {
    return []
  }
}

const put = (kept: KeptCheckIn[]) =>
  kept.length > 0 ? storeOf('localStorage').setItem(key, JSON.stringify(kept)) : storeOf('localStorage').removeItem(key)

/** Keeps a check-in on this phone until the server has answered. The same code read twice is one. */
export function keepCheckIn(given: Pick<KeptCheckIn, 'gatheringId' | 'code' | 'roomNumber'>): KeptCheckIn {
  const others = keptCheckIns().filter(({ code }) => code !== given.code)
  const before = keptCheckIns().find(({ code }) => code === given.code)
  const kept = { ...(before ?? { clientId: uuid(), readAt: Date.now() }), ...given }
  put([...others, kept])
  return kept
}

export const forgetCheckIn = (clientId: string) => put(keptCheckIns().filter((one) => one.clientId !== clientId))

/** Sends one; whatever the server says of it, it is not sent again. What did not reach it stays kept. */
export async function sendCheckIn({ api, session }: Loa, kept: KeptCheckIn) {
  const { gatheringId, ...json } = kept
  try {
    const present = await session.acting(() =>
      read(api['own-gatherings'][':id']['check-in'].$post({ param: { id: gatheringId }, json })),
    )
    forgetCheckIn(kept.clientId)
    return present
  } catch (error) {
    if (!mayArriveLater(error)) forgetCheckIn(kept.clientId)
    throw error
  }
}

export const mayArriveLater = (error: unknown) =>
  error instanceof ApiError &&
  (['NETWORK', 'LIMIT', 'UNAUTHENTICATED'].includes(error.code) || (error.status ?? 0) >= 500)

/** Sends what lies here, one after the other, until one does not get through. */
export async function sendKept(loa: Loa): Promise<void> {
  for (const kept of keptCheckIns()) {
    try {
      await sendCheckIn(loa, kept)
    } catch (error) {
      if (mayArriveLater(error)) return
    }
  }
}
