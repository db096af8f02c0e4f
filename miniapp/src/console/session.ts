import { useQuery } from '@tanstack/react-query'
import type { Action } from '../../../core/roles.ts'
import { read } from '../api.ts'
import { api } from './client.ts'
import { may } from './may.ts'

export const useSession = () => useQuery({ queryKey: ['session'], queryFn: () => read(api.session.$get()) })

/** What the person at this desk may be shown; nothing until the session is known. */
export function useMay() {
  const { data } = useSession()
  return (act: Action) => may(data?.roles ?? [], act)
}

export function useUnits() {
  const query = useQuery({
    queryKey: ['units'],
    queryFn: () => read(api.units.$get()),
    select: ({ units }) => units,
    staleTime: 60_000,
  })
  return { ...query, units: query.data ?? [] }
}
