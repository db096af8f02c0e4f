import type { ReadWords } from '../../core/context.ts'

const here = async () => ({ reason: 'verify.picture-here' as const })

/** Where no program can be run, no words of a picture are read. */
export const noWordsRead: ReadWords = { of: here, at: here }
