import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../../../../api.ts'
import { eventsOf } from '../../../../events.ts'
import { reread } from '../../../../reread.ts'
import { api } from '../../../client.ts'

const againMs = 2_000

/** A room as the wall and the host's remote show it, read anew whenever something happens in it. */
export function useWall(id: string, listens = true) {
  const client = useQueryClient()
  const [away, setAway] = useState(false)
  const query = useQuery({
    queryKey: ['gathering', id, 'wall'],
    queryFn: () => read(api.gatherings[':id'].wall.$get({ param: { id } })),
    // What the stream does not tell of, such as a document taken out of the library.
    refetchInterval: 10_000,
    refetchIntervalInBackground: true,
  })
  useEffect(() => {
    if (!listens) return
    const whole = new AbortController()
    const follow = async () => {
      while (!whole.signal.aborted) {
        try {
          const stream = await api.gatherings[':id'].wall.events.$get(
            { param: { id } },
            { init: { signal: whole.signal } },
          )
          for await (const _ of eventsOf<object>(stream)) {
            setAway(false)
            void reread(client, [['gathering', id]])
          }
        } catch {
          if (!whole.signal.aborted) setAway(true)
        }
        await new Promise((resolve) => setTimeout(resolve, againMs))
      }
    }
    void follow()
    return () => whole.abort()
  }, [id, listens, client])
  return { query, away }
}
