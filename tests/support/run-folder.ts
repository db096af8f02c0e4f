import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundles } from './bundled.ts'
import { projectRoot } from './source-files.ts'

const memory = '/dev/shm'
const roomBytes = 4 * 1024 ** 3
const named = 'loa-run-'

/**
 * The folder that a run makes all its files in, gone at its end whatever became of its processes. In memory where there is
 * room: a disk is waited for at every commit, and no test takes the power away.
 */
export default function makeRunFolder(): () => void {
  const parent = hasRoom() ? memory : tmpdir()
  sweep(parent, new RegExp(`^${named}(\\d+)-`))
  sweep(join(projectRoot, bundles), /-(\d+)$/)
  const folder = mkdtempSync(join(parent, `${named}${process.pid}-`))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= roomBytes
  } catch {
    return false
  }
}

/** Removes what processes left that were killed, as each worker is at the end of a run. */
function sweep(parent: string, pidIn: RegExp): void {
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = Number(pidIn.exec(name)?.[1])
    if (pid && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
