import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceFiles } from '../support/source-files.ts'

const layers = ['db', 'core', 'bot', 'miniapp']

/** The top-level folder of what a relative import leads to. */
function layerOf(file: SourceFile, specifier: string): string {
  return join(dirname(file.path), specifier).split('/')[0] ?? ''
}

const relativeImports = (file: SourceFile, options?: { typesToo: boolean }) =>
  importsOf(file, options).filter((specifier) => specifier.startsWith('.'))

test.each([
  ['db', ['db']],
  ['core', ['core', 'db']],
  ['bot', ['bot', 'core', 'db']],
])('%s imports only from %j', (layer, allowed) => {
  const wrong = sourceFiles(layer).flatMap((file) =>
    relativeImports(file)
      .filter((specifier) => !allowed.includes(layerOf(file, specifier)))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('the mini app takes nothing but types from the server', () => {
  const wrong = sourceFiles('miniapp/src').flatMap((file) =>
    relativeImports(file, { typesToo: false })
      .filter((specifier) => ['bot', 'core', 'db', 'tests'].includes(layerOf(file, specifier)))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('core knows no runtime, no web framework, no platform and no model', () => {
  const foreign = /^(node:|hono|@hono|openai|node-cron|zmp-sdk|@libsql|react)/
  const wrong = sourceFiles('core').flatMap((file) =>
    importsOf(file)
      .filter((specifier) => foreign.test(specifier))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
  const globals = sourceFiles('core').filter(({ text }) => /\b(process\.|Buffer\.|__dirname|setImmediate\()/.test(text))
  expect(globals.map(({ path }) => path)).toEqual([])
})

test('no SQL in bot or in the mini app, but for the adapter’s own token row', () => {
  const files = [...sourceFiles('bot'), ...sourceFiles('miniapp/src')]
  const wrong = files.filter(
    (file) =>
      file.path !== 'bot/zalo/tokens.ts' &&
      (importsOf(file).some((specifier) => /^(drizzle-orm|@libsql)/.test(specifier)) ||
        /client\.execute\(/.test(file.text)),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('the environment is read by the command that starts things and parsed by config, nowhere else', () => {
  const allowed = ['bot/cli.ts']
  const readers = layers.flatMap((layer) => sourceFiles(layer)).filter(({ text }) => /process\.env/.test(text))
  expect(readers.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([])
})

test('the SDK of the platform stands behind one file', () => {
  const users = sourceFiles('miniapp/src').filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith('zmp-sdk')),
  )
  expect(users.map(({ path }) => path)).toEqual(['miniapp/src/zalo.ts'])
})
