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

test('a flow of the architecture re-enters no room more than twice', () => {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8')
  const flows =
    text
      .split('## The flows, one finger')[1]
      ?.split(/\n## /)[0]
      ?.split(/\n(?=\*\*)/)
      .slice(1) ?? []
  expect(flows.length).toBeGreaterThan(5)
  for (const flow of flows) {
    const rooms = Array.from(flow.matchAll(/`((?:bot|core|db|miniapp)\/[\w./-]+)`/g), ([, path = '']) => roomOf(path))
    const stays = rooms.filter((room, i) => room !== rooms[i - 1])
    const restless = stays.filter((room, i) => stays.slice(0, i).filter((before) => before === room).length > 2)
    expect(restless, flow.split('\n')[0]).toEqual([])
  }
})

const roomOf = (path: string) => (/\.\w+$/.test(path) ? path.replace(/\/[^/]+$/, '') : path.replace(/\/$/, ''))

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
