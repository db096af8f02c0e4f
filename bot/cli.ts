import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Ctx } from '../core/context.ts'
import { AppError } from '../core/errors.ts'
import { refusal } from '../core/refusals.ts'
import { auditCommand } from './commands/audit.ts'
import { botCommand } from './commands/bot.ts'
import { contestCommand } from './commands/contest.ts'
import { commandContext } from './commands/context.ts'
import { embedCommand } from './commands/embed.ts'
import { evalCommand } from './commands/eval.ts'
import { grant, login, revoke } from './commands/grant.ts'
import { askCommand, importCommand } from './commands/library.ts'
import { serveCommand } from './commands/serve.ts'
import { help, UsageError } from './commands/usage.ts'
import { addressesOf, ConfigError, modelConfig } from './config.ts'
import { EvaluationError } from './evaluation/questions.ts'
import { embeddingsOf } from './model/embeddings.ts'

const print = (line: string) => console.log(line)

async function run(args: string[], env: typeof process.env): Promise<boolean> {
  const { values, positionals } = parseCommand(args)
  const [command, ...rest] = positionals
  if (values.help || !command) {
    print(help)
    return command !== undefined || values.help === true
  }
  if (command === 'serve') return serveCommand(env)
  if (command === 'bot') return botCommand(env, rest, print)
  if (command === 'contest') return contestCommand(rest, print)
  if (command === 'eval') return evalCommand(rest, values, print, { embed: embeddingsOf(modelConfig(env)) })
  const verb = verbs[command]
  if (!verb) throw new UsageError(`no such command: ${command}`)
  const { ctx, close } = await commandContext(env)
  try {
    return (await verb(ctx, rest, values)) !== false
  } finally {
    close()
  }
}

type Values = ReturnType<typeof parseCommand>['values']

const verbs: Record<string, (ctx: Ctx, rest: string[], values: Values) => Promise<unknown>> = {
  // Opening the database has already migrated it.
  migrate: async () => print('The database is up to date.'),
  import: (ctx, paths, values) => importCommand(ctx, paths, values, print),
  embed: (ctx, _rest, { again }) => embedCommand(ctx, { again }, print),
  ask: (ctx, words) => askCommand(ctx, words, print),
  grant: (ctx, rest) => grant(ctx, rest, print),
  revoke: (ctx, rest) => revoke(ctx, rest, print),
  audit: (ctx) => auditCommand(ctx, print),
  login: (ctx, rest) => login(ctx, rest, addressesOf(process.env).publicUrl, print, console.error),
}

function parseCommand(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
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
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'unreadable arguments')
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${help}`)
    return 2
  }
  if (error instanceof ConfigError || error instanceof EvaluationError) console.error(error.message)
  else if (error instanceof AppError)
    console.error(`${refusal(error)} ${error.details ? JSON.stringify(error.details) : ''}`)
  else console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  return 1
}

// What the service manager has set wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env')

run(process.argv.slice(2), process.env).then(
  (done) => {
    process.exitCode = done ? 0 : 1
  },
  (error: unknown) => {
    process.exitCode = explain(error)
  },
)
