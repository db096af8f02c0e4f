import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export type SourceFile = { path: string; text: string }

/** Every file with one of these endings below a folder of the project, built and installed ones left out. */
export function sourceFiles(folder: string, endings = ['.ts', '.tsx']): SourceFile[] {
  return readdirSync(join(projectRoot, folder)).flatMap((name) => {
    const path = join(projectRoot, folder, name)
    if (['node_modules', 'dist', 'www', 'migrations', 'data', '.git'].includes(name)) return []
    if (statSync(path).isDirectory()) return sourceFiles(relative(projectRoot, path), endings)
    if (!endings.some((ending) => name.endsWith(ending))) return []
    return [{ path: relative(projectRoot, path), text: readFileSync(path, 'utf8') }]
  })
}

/** What a file imports, `import type` left out when asked for what stays at run time. */
export function importsOf({ text }: SourceFile, { typesToo = true } = {}): string[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  )
  return Array.from(found, ([, type, from, dynamic]) => (type && !typesToo ? '' : (from ?? dynamic ?? ''))).filter(
    Boolean,
  )
}
