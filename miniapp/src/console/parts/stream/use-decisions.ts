import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { reread } from '../../../reread.ts'
import type { Item } from '../../api-types.ts'
import { api } from '../../client.ts'
import { deskWords as words } from '../desk/strings.ts'
import type { Undo } from '../desk/use-undo.ts'

type Outcome = { done: { id: string; decidedAt: number | null }[]; refused: { message: string }[] }

/** Approves or rejects some items at once, each bound to what was read of it; what was done can be taken back. */
export function useDecisions(undo: Undo) {
  const client = useQueryClient()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Error | null>(null)
  const reload = () => reread(client, [['items'], ['items-to-take'], ['overview']])

  const takeBack = async (items: Item[], done: Outcome['done']) => {
    const back = done.map(({ id, decidedAt }) => ({
      ...{ id, decidedAt: decidedAt ?? 0 },
      others: items.find((item) => item.id === id)?.others.map((other) => other.id) ?? [],
    }))
    const outcome = await read(api.items.many.$post({ json: { act: 'reopen', items: back } }))
    await reload()
    if (outcome.refused.length > 0) throw new Error(refusalOf(outcome.refused))
  }

  const decide = async (
    items: Item[],
    ask: () => Promise<Outcome>,
    told: (count: number) => string,
    after?: () => void,
  ) => {
    setPending(true)
    setRefused(null)
    try {
      const { done, refused } = await ask()
      if (done.length > 0) undo.push({ words: told(done.length), undo: () => takeBack(items, done) })
      if (refused.length > 0) setRefused(new Error(refusalOf(refused)))
      after?.()
    } catch (failed) {
      setRefused(failed as Error)
    }
    setPending(false)
    await reload()
  }

  return {
    ...{ pending, refused },
    forget: () => setRefused(null),
    approve: (items: Item[]) => {
      const seen = items.map(({ id, contentHash }) => ({ id, contentHash }))
      return decide(items, () => read(api.items.many.$post({ json: { act: 'approve', items: seen } })), words.approved)
    },
    reject: (items: Item[], reason: string, after: () => void) => {
      const json = { act: 'reject' as const, items: items.map(({ id }) => ({ id })), reason }
      return decide(items, () => read(api.items.many.$post({ json })), words.rejected, after)
    },
  }
}

export type Decisions = ReturnType<typeof useDecisions>

const refusalOf = (refused: { message: string }[]) =>
  words.refused(
    refused.length,
    refused.map(({ message }) => message),
  )
