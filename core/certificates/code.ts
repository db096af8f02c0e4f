import { idFor, sha256 } from '../ids.ts'

/** A code as somebody typed it: without what only helps to read it, and in the signs that codes are made of. */
const tidyCode = (typed: string) =>
  typed
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0')

/** The id that a code leads to. Whether there is such a one is known by its hash alone: no answer is sooner for half a code. */
export const certificateIdOf = async (code: string) => idFor('ce', await sha256(tidyCode(code)))
