/** What an object's SQLite takes of one statement; a file takes far more. */
export const objectLimits = {
  parameters: 100,
  statementBytes: 100_000,
  valueBytes: 2_000_000,
  /** Of a pattern of `like` or `glob`. */
  patternBytes: 50,
}

type Arg = string | number | null | ArrayBuffer | ArrayBufferView

/**
 * The same statement with as few parameters as an object takes: beyond that they are read out of one text of JSON. What is
 * bytes keeps a parameter of its own.
 */
export function withFewParameters(sql: string, args: Arg[]): { sql: string; args: Arg[] } {
  if (args.length <= objectLimits.parameters) return { sql, args }
  const listed = args.map((arg) => (isBytes(arg) ? null : arg))
  const few: Arg[] = [JSON.stringify(listed)]
  let at = 0
  const rewritten = sql.replace(placeholders, (found) => {
    if (found !== '?') return found
    const arg = args[at++]
    return isBytes(arg) ? `?${few.push(arg)}` : `(?1->>${at - 1})`
  })
  return { sql: rewritten, args: few }
}

/** A placeholder, or what may hold a question mark that is none: a literal, a name, a remark. */
const placeholders = /\?|'[^']*'|"[^"]*"|`[^`]*`|--[^\n]*/g

const isBytes = (arg: Arg | undefined): arg is ArrayBuffer | ArrayBufferView =>
  arg instanceof ArrayBuffer || ArrayBuffer.isView(arg)

const encoder = new TextEncoder()

/** What an object would refuse about a statement, or take only as `withFewParameters` writes it; null where nothing. */
export function refusedByObject(sql: string, args: readonly unknown[]): string | null {
  if (args.length > objectLimits.parameters) return `${args.length} parameters`
  if (sql.length > objectLimits.statementBytes) return `a statement of ${sql.length} bytes`
  const large = Math.max(0, ...args.map(bytesOf))
  if (large > objectLimits.valueBytes) return `a value of ${large} bytes`
  const pattern = /\b(like|glob)\b/i.test(sql) && args.find((arg) => isPattern(arg))
  return pattern ? `the pattern ${pattern}` : null
}

const isPattern = (arg: unknown) =>
  typeof arg === 'string' && /[%*]/.test(arg) && encoder.encode(arg).length > objectLimits.patternBytes

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 3 > objectLimits.valueBytes ? encoder.encode(value).length : 0
  return isBytes(value as Arg) ? (value as ArrayBuffer).byteLength : 0
}
