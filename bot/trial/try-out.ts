import type { TryOut } from '../../core/context.ts'
import { trialTables, tryRelease } from '../../core/releases/try.ts'
import { openOverlay } from '../../db/client.ts'
import { offlineContext } from '../offline-context.ts'

/** Asks the golden questions of a database file with and without a release, over copies of what showing it would write. */
export const tryOutOver =
  (url: string): NonNullable<TryOut> =>
  async (releaseId) => {
    const copy = await openOverlay(url, trialTables)
    try {
      return await tryRelease(offlineContext(copy, { llm: null, link: (path) => path }), releaseId)
    } finally {
      copy.close()
    }
  }
