import { parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

const flags = {
  help: { type: 'boolean', short: 'h' },
  access: { type: 'string', default: 'public' },
  corpus: { type: 'string' },
  questions: { type: 'string' },
  typing: { type: 'string', default: 'as-is' },
  again: { type: 'boolean' },
  catalogue: { type: 'boolean' },
  force: { type: 'boolean' },
  reason: { type: 'string' },
  json: { type: 'boolean' },
  beside: { type: 'string' },
  keep: { type: 'string' },
  carry: { type: 'boolean' },
  to: { type: 'string' },
} as const

type Flag = keyof typeof flags
type Shape = { flags?: Flag[]; needs?: string; least?: number; most?: number; makes?: true }

// What each command takes. `makes`: it may begin on an empty machine; any other finds a database or says that there is none.
const commands: Record<string, Shape> = {
  serve: { most: 0, makes: true },
  bot: { most: 1 },
  migrate: { most: 0, makes: true },
  import: {
    flags: ['access', 'again', 'catalogue', 'force', 'reason', 'json', 'to'],
    least: 1,
    needs: 'at least one path',
  },
  embed: { flags: ['again'], most: 0 },
  ask: { least: 1, needs: 'a question' },
  eval: {
    flags: ['corpus', 'questions', 'typing', 'json', 'beside'],
    least: 1,
    most: 1,
    needs: 'retrieval or answers',
  },
  grant: { least: 3, most: 3, needs: 'a person, a role and a unit' },
  revoke: { least: 3, most: 3, needs: 'a person, a role and a unit' },
  'reset-second-step': { least: 1, most: 1, needs: 'a person' },
  login: { least: 1, most: 1, needs: 'a person' },
  audit: { most: 1 },
  health: { most: 0 },
  check: { most: 0 },
  'rotate-key': { most: 0 },
  doctor: { most: 0 },
  backup: { flags: ['keep', 'carry'], most: 1 },
  restore: { flags: ['force'], least: 1, most: 1, needs: 'the file of a backup' },
  office: { flags: ['force'], least: 2, most: 3, needs: 'what to do and the address of an office' },
  contest: { least: 2, most: 2, needs: 'the file of the seals and the file of the papers' },
}

/**
 * What an operator said: a command that there is, with no flag and no word that it does not know. Nothing is opened before.
 *
 * @throws UsageError naming the first thing that is wrong
 */
export function argumentsIn(args: string[]) {
  const { values, positionals, tokens } = parsed(args)
  const [command, ...rest] = positionals
  const [first] = tokens
  if (command === undefined && !values.help && first?.kind === 'option')
    throw new UsageError(`no flag ${first.rawName}`)
  if (values.help || command === undefined) return { help: true as const, asked: values.help === true }
  const shape = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!shape) throw new UsageError(`no such command: ${command}`)
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known: readonly string[] = shape.flags ?? []
    if (!known.includes(token.name)) throw new UsageError(`${command} has no flag ${token.rawName}`)
    const { type } = flags[token.name as Flag]
    if (type === 'string' && !token.value) throw new UsageError(`${token.rawName} needs a value`)
    if (type === 'boolean' && token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`)
  }
  if (rest.filter((word) => word.trim()).length < (shape.least ?? 0))
    throw new UsageError(`${command} needs ${shape.needs}`)
  const extra = rest[shape.most ?? rest.length]
  if (extra !== undefined) throw new UsageError(`${command} takes no ${extra}`)
  return { help: false as const, command, rest, values, makes: shape.makes === true }
}

/** A command as it was said, with what it may take. */
export type Said = Extract<ReturnType<typeof argumentsIn>, { help: false }>

/** Lenient: what is wrong is named in our words, by the command that it was said to. */
function parsed(args: string[]) {
  const { values, positionals, tokens } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: flags,
  })
  return { values: values as Values, positionals, tokens }
}

export type Values = Record<'access' | 'typing', string> &
  Partial<Record<'corpus' | 'questions' | 'reason' | 'beside' | 'keep' | 'to', string>> &
  Partial<Record<'help' | 'again' | 'catalogue' | 'force' | 'json' | 'carry', boolean>>
