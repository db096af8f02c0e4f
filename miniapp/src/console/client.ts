import { actsIn } from '../acts.ts'
import { createApi } from '../api.ts'
import { storeOf } from '../storage.ts'

let heard = () => {}

/** What is done when the server says of a call that nobody is signed in any more. */
export const whenSignedOut = (hear: () => void) => {
  heard = hear
}
const onSignedOut = () => heard()

const acts = actsIn(storeOf('sessionStorage'))

/** The console is signed in by the cookie of its own origin. */
export const api = createApi({ onSignedOut, acts })

/** The same, for a file on its way over a slow line, and for what a model writes: an office may let it take five minutes (OPENAI_SECONDS). */
export const patientApi = createApi({ onSignedOut, acts, limitMs: 320_000 })

/** How often a list is asked about in which nothing moves: others act too. */
export const nowAndThenMs = 60_000
