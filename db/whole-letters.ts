import type { Client, InStatement } from '@libsql/client'

// The escape of half a pair, and a whole pair, which stays; a backslash that is escaped itself begins neither.
const escaped = /\\\\|\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|\\ud[89a-f][\da-f]{2}/gi

/**
 * JSON without halves of letters: U+FFFD stands for each, as the driver itself has it where a text is handed over as it is.
 * SQLite would make of the half a text that is no UTF-8, and libsql 0.5 ends the process when it reads such a one.
 */
export const withoutHalves = (json: string): string =>
  json.replace(escaped, (found, high) => (found === '\\\\' || high ? found : '\ufffd'))

const mended = (value: unknown) =>
  typeof value === 'string' && /^[[{"]/.test(value) && /\\ud/i.test(value) ? withoutHalves(value) : value

function whole(statement: InStatement): InStatement {
  if (typeof statement === 'string' || !Array.isArray(statement.args)) return statement
  return { sql: statement.sql, args: statement.args.map(mended) as typeof statement.args }
}

/** Has whatever a statement is given as JSON mended first, in transactions too. */
export function takingWholeLetters(client: Client): Client {
  const [execute, transaction] = [client.execute.bind(client), client.transaction.bind(client)]
  client.execute = (statement: InStatement) => execute(whole(statement))
  client.transaction = async (...how: Parameters<Client['transaction']>) => {
    const opened = await transaction(...how)
    const within = opened.execute.bind(opened)
    opened.execute = (statement) => within(whole(statement))
    return opened
  }
  return client
}
