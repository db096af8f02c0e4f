import { readChain } from '../../core/audit.ts'
import type { Ctx } from '../../core/context.ts'
import { UsageError } from './usage.ts'

/**
 * Says whether the audit log is whole, and still holds the head that was kept of it; false, and so exit code 1, when not.
 * Prints its head, to be kept where whoever can write the database cannot reach it.
 */
export async function auditCommand({ db }: Ctx, [kept]: string[], print: (line: string) => void): Promise<boolean> {
  if (kept !== undefined && !/^[0-9a-f]{64}$/.test(kept))
    throw new UsageError('audit takes a head that it printed before: 64 digits and letters')
  const { broken, head, keptAt } = await readChain(db, kept)
  if (broken !== null) {
    print(`The audit log is broken at line ${broken}: that line, or one before it, is not what was written.`)
    return false
  }
  print('The audit log is whole: every line follows from the one before it.')
  if (head) print(`Its head is line ${head.seq}: ${head.hash}`)
  if (kept === undefined) return true
  if (keptAt === null) print('The head that was kept is not in it: lines were cut off, or it was written anew.')
  else print(`The head that was kept is line ${keptAt}: up to there it is what it was.`)
  return keptAt !== null
}
