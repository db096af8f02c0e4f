import { deviceKey as key } from '../../session.ts'
import { storeOf } from '../../storage.ts'
import { uuid } from '../../uuid.ts'

/** A sign that this app gave itself, of nothing on the phone; the server keeps no more of it than a hash for each round. */
export function deviceHere(): string {
  const store = storeOf('localStorage')
  const known = store.getItem(key)
  if (known) return known
  const made = uuid()
  store.setItem(key, made)
  return made
}
