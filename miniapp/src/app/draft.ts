import { useState } from 'react'
import { storeOf } from '../storage.ts'

/** A text being written, kept until it is sent: closing the app by mistake loses nothing. */
export function useDraft(name: string): [string, (text: string) => void] {
  const key = `loa.draft.${name}`
  const [text, setText] = useState(() => storeOf('sessionStorage').getItem(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      if (next) storeOf('sessionStorage').setItem(key, next)
      else storeOf('sessionStorage').removeItem(key)
    },
  ]
}
