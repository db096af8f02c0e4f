import { rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { bundle } from '../../bot/bundle.ts'
import { projectRoot } from './source-files.ts'

// Under node_modules, where a program's packages are found.
export const bundles = 'node_modules/.cache/loa'

const made = new Map<string, Promise<string>>()

/**
 * A program of the tests, bundled as the service is: one that is started again and again spends its time on what it does.
 *
 * @param script its path in the project
 * @returns the path of the file to run
 */
export function bundled(script: string): Promise<string> {
  const known = made.get(script)
  if (known) return known
  const { name } = parse(script)
  // Two workers may bundle the same at once.
  const folder = join(projectRoot, bundles, `${name}-${process.pid}`)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = bundle(folder, { [name]: join(projectRoot, script) }).then(() => join(folder, `${name}.mjs`))
  made.set(script, file)
  return file
}
