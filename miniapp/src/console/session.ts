import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Action } from '../../../core/roles.ts'
import { read } from '../api.ts'
import { api } from './client.ts'

export const useSession = () => useQuery({ queryKey: ['session'], queryFn: () => read(api.session.$get()) })

/** The units of the roles by which whoever is at this desk may do this; it reaches what stands below them. */
export function useUnitsFor(act: Action): ReadonlySet<string> {
  const { data } = useSession()
  return useMemo(
    () => new Set((data?.roles ?? []).flatMap(({ may, unitId }) => (may.includes(act) ? [unitId] : []))),
    [data, act],
  )
}

/** The first unit where whoever is at this desk may do this; empty where they may nowhere. */
export function useOwnUnit(act: Action): string {
  const [first = ''] = useUnitsFor(act)
  return first
}

/**
 * What the person at this desk may be shown; nothing until the session is known. The server decides each act anew: this
 * only spares people buttons that it would refuse.
 */
export function useMay() {
  const { data } = useSession()
  return (act: Action) => data?.may.includes(act) ?? false
}

/** The office's time: the server's clock, not this computer's. */
export function useNow() {
  const { data, dataUpdatedAt } = useSession()
  const skewMs = data ? data.now - dataUpdatedAt : 0
  return () => Date.now() + skewMs
}

export function useUnits() {
  const query = useQuery({
    queryKey: ['units'],
    queryFn: () => read(api.units.$get()),
    staleTime: 60_000,
  })
  return { ...query, units: query.data?.units ?? [], kinds: query.data?.kinds ?? [], closed: query.data?.closed ?? [] }
}
