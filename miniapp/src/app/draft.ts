import { useState } from 'react'
import { storeOf } from '../storage.ts'
import { uuid } from '../uuid.ts'

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

const sendingKey = (name: string) => `loa.sending.${name}`

/**
 * The id by which the server knows what is sent: the same for the same words, in a page loaded anew too, so that what is sent again
 * after a lost answer is there once. Other words are another thing to say.
 */
export function idToSend(name: string, words: string): string {
  const store = storeOf('sessionStorage')
  const [id, of] = JSON.parse(store.getItem(sendingKey(name)) ?? '[]') as [string?, string?]
  if (id && of === words) return id
  const fresh = uuid()
  store.setItem(sendingKey(name), JSON.stringify([fresh, words]))
  return fresh
}

/** It has arrived: the same words said once more are said anew. */
export const hasArrived = (name: string) => storeOf('sessionStorage').removeItem(sendingKey(name))
