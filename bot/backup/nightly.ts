import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import type { Log } from '../../core/context.ts'
import { clockOf, dayOf, hourMs, minuteMs } from '../../core/time.ts'
import { lastCarried } from './carry.ts'
import { backupsAmong, dayOfBackup } from './names.ts'

type Nightly = {
  folder: string
  /** The hour of the office's clock from which a day's backup is made, `02:30`. */
  at: string
  keep: number
  /** Whether each is carried elsewhere too. */
  carries: boolean
  log: Log
  now?: () => number
  /** Makes a backup to its end and answers its exit code. */
  run?: (args: string[], signal: AbortSignal) => Promise<number | null>
}

/**
 * Makes a backup each day, in a process of its own, for it looks through all of the database. What is there is told by the
 * names in the folder: a service that was down at the hour makes up for it, and what failed, the copy or its way elsewhere, is
 * tried again in an hour.
 */
export function nightlyBackups({ folder, at, keep, carries, log, now = Date.now, run = ownProcess }: Nightly) {
  const stopping = new AbortController()
  let triedAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | null = null

  const due = async (): Promise<'backup' | 'carry' | null> => {
    if (clockOf(now()) < at || now() - triedAt < hourMs) return null
    const [newest] = backupsAmong(await readdir(folder).catch(() => []))
    if (newest === undefined || dayOfBackup(newest) !== dayOf(now())) return 'backup'
    return carries && (await lastCarried(folder)) !== newest ? 'carry' : null
  }
  const look = async () => {
    const what = await due()
    if (!what) return
    triedAt = now()
    const args = ['backup', folder, '--keep', String(keep), ...(what === 'carry' ? ['--carry'] : [])]
    const code = await run(args, stopping.signal)
    if (!stopping.signal.aborted) log(code === 0 ? 'backup.made' : 'backup.failed', { code })
  }
  const lookOnce = () => {
    running ??= look()
      .catch((error) => log('backup.failed', { reason: String(error) }))
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(lookOnce, minuteMs)
  return {
    look: lookOnce,
    async stop() {
      clearInterval(timer)
      stopping.abort()
      await running
    },
  }
}

/** The command of the program that runs now; what it says is heard where this one's is. */
const ownProcess = (args: string[], signal: AbortSignal) =>
  new Promise<number | null>((done, failed) => {
    const program = process.argv[1] as string
    const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      signal,
    })
    child.on('error', (error) => (error.name === 'AbortError' ? done(null) : failed(error)))
    child.on('close', (code) => done(code))
  })
