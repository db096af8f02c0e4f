import { Button } from '@mantine/core'
import { useState } from 'react'
import { storeOf } from '../../../storage.ts'
import { useSession } from '../../session.ts'
import { common } from '../../strings.ts'
import { Note } from './note.tsx'

const prefix = 'loa.form.'
const store = () => storeOf('sessionStorage')

/** What is typed into a form, kept in this tab until it is sent or dropped: leaving the page loses nothing. */
export function useKept<T extends object>(name: string, fresh: T) {
  // On a shared computer the next person finds nothing of the one before.
  const key = `${prefix}${useSession().data?.person?.id ?? ''}.${name}`
  const [kept, setKept] = useState<Partial<T>>(() => heldAt<T>(key))
  const [found, setFound] = useState(() => Object.keys(kept).length > 0)
  const change = (part: Partial<T> | ((typed: T) => Partial<T>)) =>
    setKept((before) => {
      const next = { ...before, ...(typeof part === 'function' ? part({ ...fresh, ...before }) : part) }
      store().setItem(key, JSON.stringify(next))
      return next
    })
  const drop = () => {
    store().removeItem(key)
    setKept({})
    setFound(false)
  }
  /** Said above the form while it holds what was typed before. */
  const note = found && (
    <Note>
      {common.kept}{' '}
      <Button variant="subtle" onClick={drop}>
        {common.dropKept}
      </Button>
    </Note>
  )
  return { typed: { ...fresh, ...kept }, kept, change, drop, note }
}

function heldAt<T>(key: string): Partial<T> {
  try {
    return (JSON.parse(store().getItem(key) ?? '{}') ?? {}) as Partial<T>
  } catch {
    return {}
  }
}

/** Whoever signs out leaves nothing half written behind. */
export function forgetForms(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
