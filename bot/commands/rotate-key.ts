import type { Ctx } from '../../core/context.ts'
import { resealAll } from '../../core/reseal.ts'
import { type Environment, keysOf } from '../config.ts'
import { cryptWith } from '../crypt.ts'
import { UsageError } from './usage.ts'

/**
 * Encrypts with the first of SECRET_KEYS what the others encrypted, while the service works on. False, and so exit code 1, when
 * something is opened by none of them.
 */
export async function rotateKeyCommand(ctx: Ctx, env: Environment, print: (line: string) => void): Promise<boolean> {
  const keys = keysOf(env)
  if (keys.length < 2) throw new UsageError('rotate-key needs SECRET_KEYS: the new key, a comma, the old one')
  const { resealed, lost } = await resealAll(ctx, { newest: cryptWith(keys.slice(0, 1)), any: cryptWith(keys) })
  print(`Encrypted with the first key: ${resealed} more values; nothing needs another key now.`)
  if (lost > 0) print(`${lost} values are opened by none of the keys: they were lost before, and stay as they are.`)
  return lost === 0
}
