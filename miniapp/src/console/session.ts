import { useQuery } from '@tanstack/react-query'
import { get } from './client.ts'
import { type Act, may } from './may.ts'
import type { Session, Unit } from './replies.ts'

export const useSession = () => useQuery({ queryKey: ['session'], queryFn: () => get<Session>('session') })

/** What the person at this desk may be shown; nothing until the session is known. */
export function useMay() {
  const { data } = useSession()
  return (act: Act) => may(data?.roles ?? [], act)
}

export function useUnits() {
  const query = useQuery({
    queryKey: ['units'],
    queryFn: () => get<{ units: Unit[] }>('units'),
    select: ({ units }) => units,
    staleTime: 60_000,
  })
  return { ...query, units: query.data ?? [] }
}
