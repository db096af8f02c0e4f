import { createApi } from '../api.ts'

/** The console is signed in by the cookie of its own origin. */
export const api = createApi()

/** The same, for what a model writes: an office may let it take five minutes (OPENAI_SECONDS). */
export const patientApi = createApi({ limitMs: 320_000 })

/** How often a list is asked about in which nothing moves: others act too. */
export const nowAndThenMs = 60_000
