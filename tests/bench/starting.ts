import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from '../support/bundled.ts'
import { testEnvironment } from '../support/environment.ts'
import { projectRoot } from '../support/source-files.ts'
import type { Side } from './answers.ts'
import { median } from './quantile.ts'
import { flags } from './served.ts'

type Bundling = typeof import('../../bot/bundle.ts')
const made = new Map<string, Promise<string>>()

/** How a commit's command is started: by its bundle, or from its sources where it had none. */
export async function commandOf(tree: string): Promise<string[]> {
  if (!existsSync(join(tree, 'bot/bundle.ts'))) return ['--import', 'tsx', 'bot/cli.ts']
  if (tree === projectRoot) return [await bundled('bot/cli.ts')]
  const folder = join(tree, 'dist')
  const known = made.get(tree) ?? bundledIn(tree, folder).then(() => join(folder, 'loa.mjs'))
  made.set(tree, known)
  return [await known]
}

/** Another commit's bundle is made as that commit makes it. */
async function bundledIn(tree: string, folder: string): Promise<void> {
  const { bundle } = (await import(join(tree, 'bot/bundle.ts'))) as Bundling
  await bundle(folder, { loa: 'bot/cli.ts' })
}

/**
 * What one waits for: `loa --help`, and the service until it listens, over a database that it makes (`first`) and over the same
 * again. Medians in milliseconds, in turns of both commits.
 */
export async function starting(sides: Record<'before' | 'now', Side>, turns: number): Promise<object> {
  const none = () => ({ help: [] as number[], first: [] as number[], again: [] as number[] })
  const taken = { before: none(), now: none() }
  for (let turn = 0; turn < turns; turn++)
    for (const side of ['before', 'now'] as const) {
      const { tree } = sides[side]
      const of = taken[side]
      const command = await commandOf(tree)
      of.help.push(await until(tree, [...command, '--help'], null))
      const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
      const env = { DATABASE_URL: `file:${join(folder, 'loa.db')}`, HOST: '127.0.0.1', PORT: '0' }
      for (const figure of ['first', 'again'] as const)
        of[figure].push(await until(tree, [...flags, ...command, 'serve'], /listens on http/, env))
      await rm(folder, { recursive: true, force: true })
    }
  const told = (of: typeof taken.now) => ({ help: median(of.help), first: median(of.first), again: median(of.again) })
  const [before, now] = [told(taken.before), told(taken.now)]
  const shareOf = (figure: keyof typeof now) => Math.round((100 * now[figure]) / before[figure]) / 100
  const share = { help: shareOf('help'), first: shareOf('first'), again: shareOf('again') }
  return { turns, before, now, share }
}

/** Milliseconds until a program says what is waited for, or has ended. */
async function until(cwd: string, args: string[], said: RegExp | null, env: object = {}): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...testEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let out = ''
  const heard = new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
      if (said?.test(out)) ready()
    })
    if (said) child.once('close', (code) => failed(new Error(`the service ended with ${code}`)))
  })
  await (said ? heard : ended)
  const ms = performance.now() - began
  child.kill('SIGTERM')
  await ended
  return Math.round(ms)
}
