import { contact } from './contact.ts'
import { contests } from './contests.ts'
import { digest } from './digest.ts'
import { hours } from './hours.ts'
import { menu } from './menu.ts'
import { myAttempt, myCases, myUnit } from './own.ts'
import { start, stop } from './stop.ts'

/** What is heard of each, the first that fits first. */
export const rules = [
  ['stop', stop],
  ['start', start],
  ['my_cases', myCases],
  ['my_attempt', myAttempt],
  ['my_unit', myUnit],
  ['hours', hours],
  ['contests', contests],
  ['contact', contact],
  ['digest', digest],
  ['menu', menu],
] as const
