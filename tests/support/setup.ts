import { afterEach, beforeEach, expect, inject, vi } from 'vitest'
import { threadsFrom } from '../../bot/threads/start.ts'
import { FileClient, FileTransaction } from '../../db/file-client.ts'
import { refusedByObject } from '../../db/object/limits.ts'

threadsFrom(new URL(inject('threads')))

// An unexpected console.error is a failure: nothing in Loa may print what no one reads.
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = vi.mocked(console.error).mock?.calls ?? []
  vi.restoreAllMocks()
  expect(calls, 'console.error was called').toEqual([])
})

// What an office's object refuses (db/object/limits.ts) no statement asks of a file either.
for (const driver of [FileClient, FileTransaction] as { prototype: Executing }[]) {
  const { execute } = driver.prototype
  if (execute.name === 'withinLimits') continue
  driver.prototype.execute = function withinLimits(statement, given) {
    const [sql, args] = typeof statement === 'string' ? [statement, given] : [statement.sql, statement.args]
    const refused = refusedByObject(sql, Array.isArray(args) ? args : [])
    if (refused) throw new Error(`an office's object would refuse ${refused}: ${sql.slice(0, 100)}`)
    return execute.call(this, statement, given)
  }
}

type Executing = {
  execute(statement: string | { sql: string; args?: unknown }, args?: unknown): Promise<unknown>
}
