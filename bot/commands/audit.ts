import { brokenAuditLine } from '../../core/audit.ts'
import type { Ctx } from '../../core/context.ts'

/** Says whether the audit log is whole; false, and so exit code 1, when it is not. */
export async function auditCommand({ db }: Ctx, print: (line: string) => void): Promise<boolean> {
  const broken = await brokenAuditLine(db)
  if (broken === null) print('The audit log is whole: every line follows from the one before it.')
  else print(`The audit log is broken at line ${broken}: that line, or one before it, is not what was written.`)
  return broken === null
}
