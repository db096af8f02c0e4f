import { existsSync } from 'node:fs'
import type { Ctx } from '../core/context.ts'
import { AppError } from '../core/errors.ts'
import { refusal } from '../core/refusals.ts'
import { DatabaseError, inWords } from '../db/file.ts'
import { argumentsIn, type Values } from './commands/arguments.ts'
import { auditCommand } from './commands/audit.ts'
import { checkCommand } from './commands/check.ts'
import { commandContext } from './commands/context.ts'
import { embedCommand } from './commands/embed.ts'
import { grant, grantSaid, login, resetStep, revoke } from './commands/grant.ts'
import { healthCommand } from './commands/health.ts'
import { askCommand, importCommand, readableImport } from './commands/library.ts'
import { rotateKeyCommand } from './commands/rotate-key.ts'
import { help, UsageError } from './commands/usage.ts'
import { addressesOf, ConfigError, modelConfig } from './config.ts'
import { EvaluationError } from './evaluation/questions.ts'
import { embeddingsOf } from './model/embeddings.ts'

const print = (line: string) => console.log(line)

async function run(args: string[], env: typeof process.env): Promise<boolean> {
  const said = argumentsIn(args)
  if (said.help) {
    if (!said.asked) throw new UsageError('no command')
    print(help)
    return true
  }
  const { command, rest, values, makes } = said
  // Each of these brings much that no other command needs, and would be waited for.
  if (command === 'serve') return (await import('./commands/serve.ts')).serveCommand(env)
  if (command === 'bot') return (await import('./commands/bot.ts')).botCommand(env, rest, print)
  if (command === 'doctor') return (await import('./commands/doctor.ts')).doctorCommand(env, print)
  if (command === 'contest') return (await import('./commands/contest.ts')).contestCommand(rest, print)
  if (command === 'eval') {
    const embed = embeddingsOf(modelConfig(env))
    return (await import('./commands/eval.ts')).evalCommand(rest, values, print, { embed })
  }
  if (command === 'import' && values.to !== undefined) {
    const { importTo } = await import('./commands/import-to.ts')
    return importTo(env, rest, { ...values, to: values.to }, print)
  }
  if (command === 'office') return (await import('./commands/office.ts')).officeCommand(env, rest, values, print)
  // They work on the file itself, which must not be opened or migrated before.
  if (command === 'backup' || command === 'restore') {
    const { backupCommand, restoreCommand } = await import('./commands/backup.ts')
    return (command === 'backup' ? backupCommand : restoreCommand)(env, rest, values, print)
  }
  checks[command]?.(rest, values)
  const { ctx, close } = await commandContext(env, { make: makes })
  try {
    return (await verbs[command]?.(ctx, rest, values)) !== false
  } finally {
    close()
  }
}

// What can be seen to be wrong is said before a database is opened or made.
const checks: Record<string, (rest: string[], values: Values) => unknown> = {
  import: (paths, values) => readableImport(paths, values),
  grant: (words) => grantSaid('grant', words),
  revoke: (words) => grantSaid('revoke', words),
}

const verbs: Record<string, (ctx: Ctx, rest: string[], values: Values) => Promise<unknown>> = {
  // Opening the database has already migrated it.
  migrate: async () => print('The database is up to date.'),
  import: (ctx, paths, values) => importCommand(ctx, paths, values, print),
  embed: (ctx, _rest, { again }) => embedCommand(ctx, { again }, print),
  ask: (ctx, words) => askCommand(ctx, words, print),
  grant: (ctx, rest) => grant(ctx, rest, print),
  revoke: (ctx, rest) => revoke(ctx, rest, print),
  health: (ctx) => healthCommand(ctx, print),
  check: (ctx) => checkCommand(ctx, print),
  audit: (ctx, rest) => auditCommand(ctx, rest, print),
  'rotate-key': (ctx) => rotateKeyCommand(ctx, process.env, print),
  'reset-second-step': (ctx, rest) => resetStep(ctx, rest, print),
  login: (ctx, rest) => login(ctx, rest, addressesOf(process.env).publicUrl, print, console.error),
}

function explain(failure: unknown): number {
  // A database may also be lost in the middle of the work.
  const error = inWords(failure, process.env.DATABASE_URL ?? '')
  if (error instanceof UsageError) {
    console.error(`loa: ${error.message}; loa --help tells what there is`)
    return 2
  }
  if (error instanceof DatabaseError) {
    console.error(`loa: ${error.message}`)
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
