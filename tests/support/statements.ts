import type { Database } from '../../db/client.ts'

/** Notes every statement that a database runs from now on, but for what only opens and ends a transaction. */
export function statementsOf({ client }: Pick<Database, 'client'>): string[] {
  const noted: string[] = []
  const note = (statement: unknown) => {
    const text = typeof statement === 'string' ? statement : (statement as { sql: string }).sql
    if (!/^\s*pragma\b/i.test(text)) noted.push(text.replace(/\s+/g, ' ').trim())
  }
  const noting = (target: Pick<typeof client, 'execute'>) => {
    const execute = target.execute.bind(target) as (...args: unknown[]) => ReturnType<typeof client.execute>
    target.execute = ((...args: unknown[]) => {
      note(args[0])
      return execute(...args)
    }) as typeof client.execute
  }
  noting(client)
  const transaction = client.transaction.bind(client)
  client.transaction = (async (mode?: 'write') => {
    const tx = await transaction(mode)
    noting(tx as never)
    return tx
  }) as typeof client.transaction
  return noted
}
