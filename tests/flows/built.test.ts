import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { threadModules } from '../../bot/threads/modules.ts'
import { testEnvironment } from '../support/environment.ts'
import { projectRoot } from '../support/source-files.ts'

const { dependencies } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))
type Lock = { packages: Record<string, { dev?: boolean; optional?: boolean }> }
const { packages: locked }: Lock = JSON.parse(await readFile(join(projectRoot, 'package-lock.json'), 'utf8'))
/** Whether a package that another brings along is one of production, and in the one version that there is where built files look. */
function isBrought(name: string): boolean {
  const [place = '', ...others] = Object.keys(locked).filter((path) => path.endsWith(`node_modules/${name}`))
  const { dev, optional } = locked[place] ?? {}
  return place === `node_modules/${name}` && others.length === 0 && !dev && !optional
}

/** The packages that the built files load. */
async function packagesOf(files: string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(projectRoot, file), 'utf8')))
  const loads = /(?:^import|^import [^"\n]{1,500} from|^\} from|\bimport\()\s?"([\w@][\w@./:-]*)"/gm
  const named = texts.flatMap((text) => [...text.matchAll(loads)].map(([, name]) => name!))
  return [...new Set(named.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')))]
}

test('the built service needs no package but those of production, and holds the modules of its threads', async () => {
  const files = (await readdir(join(projectRoot, 'dist'))).filter((name) => name.endsWith('.mjs'))
  expect(files).toEqual(expect.arrayContaining(['loa.mjs', ...Object.keys(threadModules).map((name) => `${name}.mjs`)]))
  const packages = await packagesOf(files.map((name) => join('dist', name)))
  const foreign = packages.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
  expect(foreign.filter((name) => !(name in dependencies || isBrought(name)))).toEqual([])
  expect(foreign).toContain('libsql')
  // What every start needs is within.
  expect(foreign).not.toContain('hono')
})

// Newer than Node 20, it takes the types out by itself.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const readsTypes = major > 22 || (major === 22 && minor >= 18)

test.each([
  ['built', ['loa.mjs']],
  ['from its sources', ['--import', 'tsx', 'bot/cli.ts']],
  ...(readsTypes ? [['from its sources as they are', ['bot/cli.ts']] as const] : []),
] as const)('%s, the service makes its database, listens and serves the screens', async (_, program) => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-built-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const env = { PATH: process.env.PATH, ...testEnvironment, PORT: '0', HOST: '127.0.0.1' }
  const child = spawn(process.execPath, [...program, 'serve'], {
    env: { ...env, DATABASE_URL: `file:${join(folder, 'loa.db')}` },
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, errors] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  await expect.poll(() => out, { timeout: 30_000 }).toMatch(/listens on http/)
  const [, address] = /listens on (http:\S+)/.exec(out) ?? []
  const screens = await fetch(`${address}/console/`)
  expect([screens.status, await screens.text()]).toEqual([200, expect.stringContaining('<script')])
  expect((await fetch(`${address}/health`)).status).toBe(200)
  expect(errors).not.toMatch(/error|unrecognized/i)
  for (const [page, most] of Object.entries(mostSent)) {
    const files = await firstLoad(`${address}${page}`)
    expect(
      files.filter(({ kept }) => !kept.includes('immutable')),
      page,
    ).toEqual([])
    const sent = files.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(sent, `${page}: bytes of the first load, gzipped`).toBeLessThan(most)
  }
})

// What a page names is fetched before it shows anything; gzip is what the oldest phone and proxy take.
const mostSent = { [`/zapps/${testEnvironment.ZALO_MINI_APP_ID}/`]: 130_000, '/console/': 300_000 }

async function firstLoad(page: string): Promise<{ bytes: number; kept: string }[]> {
  const html = await (await fetch(page)).text()
  const paths = [...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path]) => path!)
  expect(paths.length, page).toBeGreaterThan(3)
  return Promise.all(paths.map((path) => packedFile(new URL(path, page))))
}

/** `fetch` would unpack it. */
async function packedFile(url: URL): Promise<{ bytes: number; kept: string }> {
  const request = get(url, { headers: { 'accept-encoding': 'gzip' } })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  expect([reply.statusCode, reply.headers['content-encoding']], url.pathname).toEqual([200, 'gzip'])
  let bytes = 0
  for await (const chunk of reply) bytes += (chunk as Buffer).length
  return { bytes, kept: reply.headers['cache-control'] ?? '' }
}
