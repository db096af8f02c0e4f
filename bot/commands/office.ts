import { readFile } from 'node:fs/promises'
import { fillIndexes } from '../../core/indexes/fill.ts'
import type { Manifest } from '../../db/carry.ts'
import { databaseConfig, type Environment } from '../config.ts'
import { openDatabase } from '../database.ts'
import type { Standing } from '../offices/operator.ts'
import { pull as pullFrom, push as pushTo, putSettings, type Remote, setDoors, standingOf } from '../offices/remote.ts'
import type { Values } from './arguments.ts'
import { UsageError } from './usage.ts'

type Asked = {
  env: Environment
  remote: Remote
  file: string | undefined
  force: boolean
  print: (line: string) => void
}

/** Speaks to an office that is an object, by the key of its deployment in OPERATOR_KEY; false where one looked at is not well. */
export async function officeCommand(
  env: Environment,
  [what = '', address = '', file]: string[],
  { force = false }: Values,
  print: (line: string) => void,
  given: Pick<Remote, 'fetch'> = {},
): Promise<boolean> {
  const verb = Object.hasOwn(verbs, what) ? verbs[what] : undefined
  if (!verb) throw new UsageError(`office takes no ${what}. One of: ${Object.keys(verbs).join(', ')}`)
  if (!/^https?:\/\/[^/]+\/?$/.test(address) || !URL.canParse(address))
    throw new UsageError('office needs an address such as https://phuong-mau.loa.example.vn')
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== '127.0.0.1' && !given.fetch)
    throw new UsageError('office needs an https address: a key goes over no open line')
  const key = env.OPERATOR_KEY?.trim()
  if (!key) throw new UsageError('office needs the key of the deployment in OPERATOR_KEY')
  if (what === 'settings' && !file) throw new UsageError('office settings needs a file of JSON')
  if (what !== 'settings' && file) throw new UsageError(`office ${what} takes no ${file}`)
  return (await verb({ env, remote: { address, key, ...given }, file, force, print })) !== false
}

const verbs: Record<string, (asked: Asked) => Promise<unknown>> = {
  async look({ remote, print }) {
    const standing = await standingOf(remote)
    for (const line of linesOf(standing)) print(`${remote.address} ${line}`)
    return standing.ill === null && standing.left === 'ample'
  },
  async settings({ remote, file = '', print }) {
    await putSettings(remote, await readFile(file, 'utf8'))
    print(`${remote.address} runs with the settings of ${file}`)
  },
  async push({ env, remote, force, print }) {
    const database = await openDatabase(databaseConfig(env), { make: false })
    try {
      const manifest = await pushTo(remote, database, { force })
      print(`${remote.address} holds ${summary(manifest)}`)
      print('Of the two only one may run from now on: stop the service of this file')
    } finally {
      database.close()
    }
  },
  async pull({ env, remote, force, print }) {
    const database = await openDatabase(databaseConfig(env))
    try {
      const manifest = await pullFrom(remote, database, { force })
      await fillIndexes({ ...database, now: Date.now })
      print(`${databaseConfig(env).DATABASE_URL} holds ${summary(manifest)}`)
    } finally {
      database.close()
    }
  },
  async close({ remote, print }) {
    await setDoors(remote, 'closed')
    print(`${remote.address} answers nobody and sends nothing until it is opened`)
  },
  async open({ remote, print }) {
    await setDoors(remote, 'open')
    print(`${remote.address} is open`)
  },
}

function linesOf({ bytes, mostBytes, left, doors, ill }: Standing): string[] {
  const gigabytes = (count: number) => (count / 1e9).toFixed(2)
  const percent = Math.floor((100 * bytes) / mostBytes)
  const advice = {
    ample: '',
    little:
      ': take documents out of its library, keep less long, or move it to a file (loa office close, then pull) before it is full',
    none: ': full, it takes nothing in; take documents out of its library, or move it to a file (loa office close, then pull)',
  }[left]
  const answers = doors === 'closed' ? 'is closed: loa office open' : ill ? `answers nobody: ${ill}` : 'answers'
  return [answers, `holds ${gigabytes(bytes)} of ${gigabytes(mostBytes)} GB (${percent} %)${advice}`]
}

function summary({ tables }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${rows} rows of ${tables.length} tables, each table with the hash that it had`
}
