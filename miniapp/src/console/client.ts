import { createApi } from '../api.ts'

/** The console is signed in by the cookie of its own origin. */
export const api = createApi()

/** How often a list is asked about in which nothing moves: others act too. */
export const nowAndThenMs = 60_000
