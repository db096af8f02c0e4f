import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { variableNames } from '../../bot/config.ts'
import { version } from '../../bot/http/version.ts'
import { projectRoot, sourceFiles } from '../support/source-files.ts'

const documents = [
  ...sourceFiles('docs', ['.md']),
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].map((path) => ({
    path,
    text: readFileSync(join(projectRoot, path), 'utf8'),
  })),
]

test('every path a document names exists', () => {
  const named = /`((?:bot|core|db|miniapp|tests|docs)\/[\w./-]+)`/g
  const missing = documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(named), ([, named]) => named ?? '')
      .filter((named) => !/(\/dist|\/www|…|<)/.test(named) && !existsSync(join(projectRoot, named)))
      .map((named) => `${path} names ${named}`),
  )
  expect(missing).toEqual([])
})

test('every variable of the environment stands in the example and in the operator’s guide', () => {
  const example = readFileSync(join(projectRoot, '.env.example'), 'utf8')
  const guide = documents.map(({ text }) => text).join('\n')
  expect(variableNames.filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(example))).toEqual([])
  expect(variableNames.filter((name) => !guide.includes(name))).toEqual([])
})

test('every npm script a document names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const missing = documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, name]) => name ?? '')
      .filter((name) => !(name in scripts))
      .map((name) => `${path} names npm run ${name}`),
  )
  expect(missing).toEqual([])
})

test('the lock file keeps no registry’s address', () => {
  expect(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
})

test('the version the service tells is the package’s', () => {
  const { version: packaged } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  expect(version).toBe(packaged)
})
