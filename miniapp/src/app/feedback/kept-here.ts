import { storeOf } from '../../storage.ts'

const name = 'loa.feedback-kept'

/** Whether some feedback lies on this phone that has not arrived; what looks further comes only where it does. */
export const keepsFeedback = () => storeOf('localStorage').getItem(name) !== null

export function noteKept(kept: boolean): void {
  if (kept) storeOf('localStorage').setItem(name, '1')
  else storeOf('localStorage').removeItem(name)
}
