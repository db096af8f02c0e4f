import { dehydrate, hydrate, type QueryClient } from '@tanstack/react-query'
import type { Store } from './storage.ts'

const key = 'loa.kept'
const maxChars = 1_500_000
const pauseMs = 1000

/** Keeps the queries marked `meta: { keep: true }` on the phone, for reading without a network. Nothing personal is so marked. */
export function keepQueries(client: QueryClient, storage: Store): void {
  try {
    hydrate(client, JSON.parse(storage.getItem(key) ?? 'null'))
  } catch {
    storage.removeItem(key)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !event.query.meta?.keep) return
    clearTimeout(timer)
    timer = setTimeout(() => keep(client, storage), pauseMs)
  })
  // A phone may close the app within that pause.
  window.addEventListener('pagehide', () => keep(client, storage))
}

function keep(client: QueryClient, storage: Store) {
  const { queries } = dehydrate(client, {
    shouldDehydrateQuery: (query) => query.state.status === 'success' && query.meta?.keep === true,
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
