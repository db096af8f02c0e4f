import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { tryOutOver } from '../../bot/trial/try-out.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { system } from '../../core/roles.ts'
import { open, type Write } from '../../db/client.ts'
import { testEnvironment } from '../support/environment.ts'

// A process that reads what waits for the library and dies with its n-th write, before or after the commit, or of the file.
const { path, at, dies, after } = JSON.parse(process.argv[2] ?? '') as {
  path: string
  at: number
  dies: number | 'reading'
  after?: boolean
}
const database = await open(`file:${path}`)
const die = () => process.kill(process.pid, 'SIGKILL')
let writes = 0

const write: Write = (work) => {
  writes += 1
  const last = writes === dies
  return database
    .write(async (tx) => {
      const result = await work(tx)
      if (last && !after) die()
      return result
    })
    .then((result) => {
      if (last) die()
      return result
    })
}

const deps = depsOf(serviceConfig(testEnvironment), {
  database: { ...database, write },
  now: () => at,
  log: () => {},
  fetchFeed: async () => ({ kind: 'unchanged' }),
  assets: async () => null,
  tryOut: tryOutOver(`file:${path}`),
  groupWrites: true,
  ...(dies === 'reading' && { readFile: async () => die() as never }),
})
await readUploads({ ...deps, actor: system })
