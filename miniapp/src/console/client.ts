import { createApi } from '../api.ts'

/** The console is signed in by the cookie of its own origin. */
export const api = createApi()
