import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { refusal } from '../../core/refusals.ts'
import { DatabaseError, inWords } from '../../db/file.ts'
import { addressesOf, ConfigError, type Environment, modelConfig } from '../config.ts'
import { EvaluationError } from '../evaluation/questions.ts'
import { embeddingsOf } from '../model/embeddings.ts'
import type { Said, Values } from './arguments.ts'
import { auditCommand } from './audit.ts'
import { checkCommand } from './check.ts'
import { commandContext } from './context.ts'
import { embedCommand } from './embed.ts'
import { grant, grantSaid, login, resetStep, revoke } from './grant.ts'
import { healthCommand } from './health.ts'
import { askCommand, importCommand, readableImport } from './library.ts'
import { rotateKeyCommand } from './rotate-key.ts'
import { UsageError } from './usage.ts'

const print = (line: string) => console.log(line)

/** Does what was said and tells how it ended, in words where it failed: 0 done, 1 failed, 2 not said as it should be. */
export async function runCommand(said: Said, env: Environment): Promise<number> {
  try {
    return (await run(said, env)) ? 0 : 1
  } catch (error) {
    return explain(error, env)
  }
}

async function run({ command, rest, values, makes }: Said, env: Environment): Promise<boolean> {
  // Each of these brings much that no other command needs, and would be waited for.
  if (command === 'serve') return (await import('./serve.ts')).serveCommand(env)
  if (command === 'bot') return (await import('./bot.ts')).botCommand(env, rest, print)
  if (command === 'doctor') return (await import('./doctor.ts')).doctorCommand(env, print)
  if (command === 'contest') return (await import('./contest.ts')).contestCommand(rest, print)
  if (command === 'eval') {
    const embed = embeddingsOf(modelConfig(env))
    return (await import('./eval.ts')).evalCommand(rest, values, print, { embed })
  }
  if (command === 'import' && values.to !== undefined) {
    const { importTo } = await import('./import-to.ts')
    return importTo(env, rest, { ...values, to: values.to }, print)
  }
  if (command === 'office') return (await import('./office.ts')).officeCommand(env, rest, values, print)
  // They work on the file itself, which must not be opened or migrated before.
  if (command === 'backup' || command === 'restore') {
    const { backupCommand, restoreCommand } = await import('./backup.ts')
    return (command === 'backup' ? backupCommand : restoreCommand)(env, rest, values, print)
  }
  checks[command]?.(rest, values)
  const { ctx, close } = await commandContext(env, { make: makes })
  try {
    return (await verbs[command]?.(ctx, rest, values, env)) !== false
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

const verbs: Record<string, (ctx: Ctx, rest: string[], values: Values, env: Environment) => Promise<unknown>> = {
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
  'rotate-key': (ctx, _rest, _values, env) => rotateKeyCommand(ctx, env, print),
  'reset-second-step': (ctx, rest) => resetStep(ctx, rest, print),
  login: (ctx, rest, _values, env) => login(ctx, rest, addressesOf(env).publicUrl, print, console.error),
}

function explain(failure: unknown, env: Environment): number {
  // A database may also be lost in the middle of the work.
  const error = inWords(failure, env.DATABASE_URL ?? '')
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
