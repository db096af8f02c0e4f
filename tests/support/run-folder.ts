import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { bundle } from '../../bot/bundle.ts'
import { bundles } from './bundled.ts'
import { projectRoot } from './source-files.ts'

const memory = '/dev/shm'
const roomBytes = 4 * 1024 ** 3
const named = 'loa-run-'

/**
 * The folder that a run makes all its files in, gone at its end whatever became of its processes. In memory where there is
 * room: a disk is waited for at every commit, and no test takes the power away.
 */
export default async function makeRunFolder(project: TestProject): Promise<() => void> {
  const parent = hasRoom() ? memory : tmpdir()
  sweep(parent, new RegExp(`^${named}(\\d+)-`))
  sweep(join(projectRoot, bundles), /-(\d+)$/)
  const folder = mkdtempSync(join(parent, `${named}${process.pid}-`))
  process.env.TMPDIR = folder
  // Of the programs that read and paint pages: their threads wait for each other, and take up to ten times the processor.
  process.env.OMP_THREAD_LIMIT = '1'
  // What runs in threads, bundled as it is in a release: from the sources each thread would bring the compiler along.
  const threads = join(projectRoot, bundles, `threads-${process.pid}`)
  await bundle(threads, {})
  project.onTestsRerun(() => bundle(threads, {}))
  project.provide('threads', `${pathToFileURL(threads)}/`)
  return () => {
    for (const one of [folder, threads]) rmSync(one, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    threads: string
  }
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
