import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { reread } from '../../../miniapp/src/reread.ts'

test('what was asked before a change is not taken for what stands after it, in a first load either', async () => {
  const client = new QueryClient()
  const replies: ((value: string) => void)[] = []
  const queryFn = () => new Promise<string>((reply) => replies.push(reply))
  const list = new QueryObserver(client, { queryKey: ['documents', { view: 'all' }], queryFn })
  const other = new QueryObserver(client, { queryKey: ['units'], queryFn: async () => 'units' })
  const stops = [list.subscribe(() => {}), other.subscribe(() => {})]
  const done = reread(client, [['documents']])
  await expect.poll(() => replies.length).toBe(2)
  replies[0]?.('before')
  replies[1]?.('after')
  await done
  expect(list.getCurrentResult().data).toBe('after')
  expect(other.getCurrentResult().data).toBe('units')
  for (const stop of stops) stop()
  client.clear()
})
