import { existsSync } from 'node:fs'
import { argumentsIn } from './commands/arguments.ts'
import { help, UsageError } from './commands/usage.ts'

// What only reads the words is answered without loading what a command needs.
async function answer(args: string[], env: typeof process.env): Promise<number> {
  const said = argumentsIn(args)
  if (!said.help) {
    // An office asks too little for most of what the engine of Node 20 would compile to come back: it waits three times as long with
    // it. Later ones compile more cheaply first, and do not know the word.
    if (said.command === 'serve' && process.versions.v8.startsWith('11.'))
      (await import('node:v8')).setFlagsFromString('--interrupt-budget=400000')
    return (await import('./commands/run.ts')).runCommand(said, env)
  }
  if (!said.asked) throw new UsageError('no command')
  console.log(help)
  return 0
}

// What the service manager has set wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env')

// Whoever reads may have read enough: `loa doctor | head -3`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(1)
})

try {
  process.exitCode = await answer(process.argv.slice(2), process.env)
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`loa: ${error.message}; loa --help tells what there is`)
  process.exitCode = 2
}
