import { storeOf } from '../../storage.ts'

const key = 'loa.live'

type Chosen = { position: number; chosen: number[] }

/**
 * What this phone knows of its room: enough to come back to the same seat, an answer that nobody has acknowledged yet, and what was
 * picked and not sent.
 */
export type Kept = { roomId: string; code: string; answer?: Chosen; picked?: Chosen }

export function keptRoom(): Kept | null {
  try {
    return JSON.parse(storeOf('localStorage').getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

export const keepRoom = (kept: Kept) => storeOf('localStorage').setItem(key, JSON.stringify(kept))
export const forgetRoom = () => storeOf('localStorage').removeItem(key)
