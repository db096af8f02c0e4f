import { useEffect, useRef, useState } from 'react'
import { storeOf } from '../../../storage.ts'
import { type Deed, deedOf } from './keys.ts'

const store = () => storeOf('localStorage')
const name = 'loa.keys-off'

/** Whether this computer wants no keys: who speaks to it, or holds it by a switch, may press them without meaning to. */
export function useKeysOff() {
  const [off, setOff] = useState(() => store().getItem(name) !== null)
  const turn = (to: boolean) => {
    if (to) store().setItem(name, '1')
    else store().removeItem(name)
    setOff(to)
  }
  return { off, turn }
}

const isTypedInto = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [role=dialog]') !== null

/** Does what a key asks for, while nothing is typed into and no question stands open. */
export function useKeys(off: boolean, does: (deed: Deed) => void): void {
  const latest = useRef(does)
  latest.current = does
  useEffect(() => {
    if (off) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTypedInto(event.target) || document.querySelector('[role=dialog]')) return
      const deed = deedOf(event)
      if (!deed) return
      event.preventDefault()
      latest.current(deed)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [off])
}
