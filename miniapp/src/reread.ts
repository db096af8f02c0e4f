import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads anew what a change touched: whatever begins with one of the keys, or everything. A first load still under way was asked
 * before the change, and its answer would be taken for the new one: it is let go.
 */
export async function reread(client: QueryClient, keys: QueryKey[] = [[]]): Promise<void> {
  await Promise.all(
    keys.map(async (queryKey) => {
      await client.cancelQueries({ queryKey })
      await client.invalidateQueries({ queryKey })
    }),
  )
}
