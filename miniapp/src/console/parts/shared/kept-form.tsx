import { Button } from '@mantine/core'
import { useState } from 'react'
import { storeOf } from '../../../storage.ts'
import { useSession } from '../../session.ts'
import { common } from '../../strings.ts'
import { Note } from './note.tsx'

const prefix = 'loa.form.'
const store = () => storeOf('sessionStorage')

/**
 * What is typed into a form, kept in this tab until it is sent or dropped: leaving the page loses nothing. `version` tells what is
 * edited apart from what somebody else makes of it meanwhile: that is said, and what was typed stays.
 */
export function useKept<T extends object>(name: string, fresh: T, version?: string | number) {
  // On a shared computer the next person finds nothing of the one before.
  const key = `${prefix}${useSession().data?.person?.id ?? ''}.${name}`
  const [kept, setKept] = useState<Partial<T>>(() => heldAt<T>(key))
  const [found, setFound] = useState(() => Object.keys(kept).length > 0)
  const begunKey = `${key} begun`
  // Of which version it was when the first word was typed.
  const [begun, setBegun] = useState(() => store().getItem(begunKey))
  const change = (part: Partial<T> | ((typed: T) => Partial<T>)) => {
    if (version !== undefined && begun === null) {
      setBegun(`${version}`)
      keep(begunKey, `${version}`)
    }
    setKept((before) => {
      const next = { ...before, ...(typeof part === 'function' ? part({ ...fresh, ...before }) : part) }
      keep(key, JSON.stringify(next))
      return next
    })
  }
  const drop = () => {
    store().removeItem(key)
    store().removeItem(begunKey)
    setKept({})
    setFound(false)
    setBegun(null)
  }
  const overtaken = begun !== null && version !== undefined && begun !== `${version}`
  /** Said above the form while it holds what was typed before, or what somebody else has changed since. */
  const note = (found || overtaken) && (
    <Note tone={overtaken ? 'urgent' : 'plain'}>
      {overtaken ? common.overtaken : common.kept}{' '}
      <Button variant="subtle" onClick={drop}>
        {overtaken ? common.takeTheirs : common.dropKept}
      </Button>
    </Note>
  )
  return { typed: { ...fresh, ...kept }, kept, change, drop, note }
}

// A full store, as of a long table: it is then kept as long as the page is.
function keep(key: string, value: string) {
  try {
    store().setItem(key, value)
  } catch {
    store().removeItem(key)
  }
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
