import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFile } from '../../../bot/import/file.ts'
import type { ReadFile } from '../../../core/context.ts'
import { projectRoot } from '../../support/source-files.ts'
import { printed } from './programs.ts'

/** The readers as they stand, and those of another commit, which is checked out beside the project until it is closed. */
export async function readersOf(
  commit?: string,
): Promise<{ now: ReadFile; before?: ReadFile; close: () => Promise<void> }> {
  if (!commit) return { now: readFile, close: async () => {} }
  const { tree, close } = await checkedOut(commit)
  const { readFile: before } = (await import(join(tree, 'bot/import/file.ts'))) as { readFile: ReadFile }
  return { now: readFile, before, close }
}

/** The project as another commit has it, in a folder of its own until it is closed. */
export async function checkedOut(commit: string): Promise<{ tree: string; close: () => Promise<void> }> {
  const git = (...args: string[]) => printed('git', ['-C', projectRoot, ...args])
  const folder = await mkdtemp(join(tmpdir(), 'loa-commit-'))
  const tree = join(folder, 'loa')
  await git('worktree', 'add', '--detach', tree, commit)
  await symlink(join(projectRoot, 'node_modules'), join(tree, 'node_modules'))
  // Its own programs look for the real data beside it.
  await symlink(join(projectRoot, '../shared'), join(folder, 'shared'))
  const close = async () => {
    await git('worktree', 'remove', '--force', tree)
    await rm(folder, { recursive: true, force: true })
  }
  return { tree, close }
}
