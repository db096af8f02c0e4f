import { cpus } from 'node:os'
import { largeFiles } from '../support/large-files.ts'
import { watchedImport } from '../support/watched-import.ts'

/**
 * The largest file of each kind taken in by a process bounded as the service is: how long its loop was held at worst, so
 * long others waited; and the same of a feed. `npm run bench -- import luat.txt` measures one.
 */
export async function run() {
  const names = process.argv.length > 3 ? process.argv.slice(3) : [...Object.keys(largeFiles), 'feed']
  const files: Record<string, object | string> = {}
  for (const name of names) files[name] = (await watchedImport(name)) ?? 'died'
  return { machine: `${cpus().length} × ${cpus()[0]?.model}`, files }
}
