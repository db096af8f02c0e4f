import { execFile } from 'node:child_process'
import { constants, setPriority } from 'node:os'

export class ProgramMissing extends Error {}

/**
 * Runs a program of the system to its end and answers what it printed. It is killed when its time is up or the signal says
 * so, and yields to whatever else the machine has to do.
 */
export function runProgram(
  program: string,
  args: string[],
  { signal, timeMs }: { signal?: AbortSignal; timeMs: number },
): Promise<string> {
  return new Promise((done, failed) => {
    const child = execFile(
      program,
      args,
      {
        signal,
        timeout: timeMs,
        killSignal: 'SIGKILL',
        maxBuffer: 64 * 1024 * 1024,
        encoding: 'utf8',
        // Nothing of the service's own environment, which holds its secrets. One thread: on a page more only wait for each other.
        env: { PATH: '/usr/local/bin:/usr/bin:/bin', OMP_THREAD_LIMIT: '1' },
      },
      (error, stdout) => {
        if (!error) done(stdout)
        else failed(error.code === 'ENOENT' ? new ProgramMissing(program) : error)
      },
    )
    try {
      if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // It has ended already, or the system does not let us: it only runs less politely.
    }
  })
}
