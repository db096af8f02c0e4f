import { createContext, useContext } from 'react'
import type { createApi } from '../api.ts'
import type { Platform } from '../platform.ts'
import type { Session } from '../session.ts'

export type Loa = { api: ReturnType<typeof createApi>; platform: Platform; session: Session }

export const LoaContext = createContext<Loa | null>(null)

/** What every screen works with: the server, the surroundings, and who is here. */
export function useLoa(): Loa {
  const loa = useContext(LoaContext)
  if (!loa) throw new Error('useLoa is used outside LoaContext')
  return loa
}
