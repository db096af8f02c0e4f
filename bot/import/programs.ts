import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

export class ProgramMissing extends Error {}
export class ProgramSlow extends Error {}

const mostPrinted = 64 * 1024 * 1024

type How = {
  signal?: AbortSignal
  timeMs: number
  /** Where it works, and keeps what it calls its own. */
  home?: string
}

/**
 * Runs a program of the system to its end and answers what it printed. Whatever it started ends with it. It is killed when its
 * time is up or the signal says so, and yields to whatever else the machine has to do.
 */
export function runProgram(program: string, args: string[], { signal, timeMs, home }: How): Promise<string> {
  return new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason)
    const child = spawn(program, args, {
      // A group of its own, for some programs are a script that starts another.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      // Nothing of the service's own environment, which holds its secrets. One thread: on a page more only wait for each other.
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        OMP_THREAD_LIMIT: '1',
        ...(home && { HOME: home, TMPDIR: home, LANG: 'C.UTF-8' }),
      },
      ...(home && { cwd: home }),
    })
    let why: Error | null = null
    const end = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // All of them have ended already.
      }
    }
    const kill = (reason: Error) => {
      why ??= reason
      end()
    }
    const late = setTimeout(() => kill(new ProgramSlow(program)), timeMs)
    const stop = () => kill(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    const settle = () => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
    }
    const printed: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostPrinted) kill(new Error(`${program} printed too much`))
      else printed.push(chunk)
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle()
      failed(error.code === 'ENOENT' ? new ProgramMissing(program) : error)
    })
    child.on('exit', end)
    child.on('close', (code) => {
      settle()
      if (why || code !== 0) failed(why ?? new Error(`${program} ended with ${code}`))
      else done(Buffer.concat(printed).toString('utf8'))
    })
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It has ended already, or the system does not let us: it only runs less politely.
    }
  })
}
