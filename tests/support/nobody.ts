import { chmod, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'

const nobody = 65534

/** Works as a user whom files of others are closed to, where the tests are run by root, to whom none is; `folder` they may read. */
export async function asNobody<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const self = process.geteuid?.()
  const { mode } = await stat(tmpdir())
  await chmod(tmpdir(), mode | 0o011)
  await chmod(folder, 0o755)
  if (self === 0) process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    if (self === 0) process.seteuid?.(0)
    await chmod(tmpdir(), mode)
  }
}
