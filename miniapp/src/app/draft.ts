import { useState } from 'react'

/** A text being written, kept until it is sent: closing the app by mistake loses nothing. */
export function useDraft(name: string): [string, (text: string) => void] {
  const key = `loa.draft.${name}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      if (next) sessionStorage.setItem(key, next)
      else sessionStorage.removeItem(key)
    },
  ]
}
