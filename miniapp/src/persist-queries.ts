import { dehydrate, hydrate, type Query, type QueryClient } from '@tanstack/react-query'
import type { Store } from './storage.ts'

const key = 'loa.kept'
const maxChars = 1_500_000
const pauseMs = 1000

/**
 * Keeps the queries marked `meta: { keep }` on the phone, for reading without a network: all of them, or where `keep` is asked
 * of what came, those it says yes to. Nothing personal is so marked.
 */
export function keepQueries(client: QueryClient, storage: Store): void {
  try {
    hydrate(client, JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    storage.removeItem(key)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !mayKeep(event.query)) return
    clearTimeout(timer)
    timer = setTimeout(() => keep(client, storage), pauseMs)
  })
  // A phone may close the app within that pause.
  window.addEventListener('pagehide', () => keep(client, storage))
}

function mayKeep({ meta, state }: Query): boolean {
  const keep = meta?.keep
  return typeof keep === 'function' ? state.data !== undefined && keep(state.data) === true : keep === true
}

function keep(client: QueryClient, storage: Store) {
  const { queries } = dehydrate(client, {
    shouldDehydrateQuery: (query) => query.state.status === 'success' && mayKeep(query),
  })
  const newest = queries.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  let text = JSON.stringify({ mutations: [], queries: newest })
  while (text.length > maxChars && newest.pop()) text = JSON.stringify({ mutations: [], queries: newest })
  try {
    storage.setItem(key, text)
  } catch {
    storage.removeItem(key)
  }
}
