import { spawn, spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testEnvironment } from '../support/environment.ts'
import { projectRoot } from '../support/source-files.ts'

const read = (path: string) => readFile(join(projectRoot, path), 'utf8')

/** A folder as the last stage of the Dockerfile lays it out, with the packages that `npm ci --omit=dev` would bring and no other. */
async function image() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-image-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const stage = (await read('Dockerfile')).split(/^FROM /m).at(-1) ?? ''
  const copied = Array.from(stage.matchAll(/^COPY --from=build (.+) (\S+)$/gm), ([, from = '', to = '']) => ({
    from: from.split(' ').map((path) => path.replace('/loa/', '')),
    to,
  }))
  for (const { from, to } of copied)
    for (const path of from)
      await cp(join(projectRoot, path), to === './' ? join(folder, path) : join(folder, to), { recursive: true })
  const listed = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: projectRoot, encoding: 'utf8' })
  const packages = listed.stdout.split('\n').map((path) => relative(projectRoot, path))
  // What lies within another package comes along with it.
  const own = packages.filter((path) => path.startsWith('node_modules/') && path.lastIndexOf('node_modules/') === 0)
  for (const path of own) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await symlink(join(projectRoot, path), join(folder, path))
  }
  return { folder, stage, packages: own }
}

test('the image, as its Dockerfile lays it out, starts with the packages of production alone, and its own check finds it well', async () => {
  const { folder, stage, packages } = await image()
  expect(packages).toContain('node_modules/hono')
  expect(packages).not.toContain('node_modules/vite')
  expect(stage).toMatch(/^USER node$/m)
  const command: string[] = JSON.parse(/^CMD (.+)$/m.exec(stage)?.[1] ?? '[]')
  const check: string[] = JSON.parse(/^ {2}CMD (.+)$/m.exec(stage)?.[1] ?? '[]')
  const notes = join(folder, 'notes')
  await mkdir(join(folder, 'bin'))
  await writeFile(join(folder, 'bin/systemd-notify'), `#!/bin/sh\necho "$2" >> ${notes}\n`)
  await chmod(join(folder, 'bin/systemd-notify'), 0o755)
  const env = {
    ...testEnvironment,
    ...{ PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOST: '127.0.0.1', PORT: '0' },
    ...{ DATABASE_URL: `file:${join(folder, 'data/loa.db')}`, NOTIFY_SOCKET: '/nowhere', WATCHDOG_USEC: '400000' },
  }
  const [, ...args] = command
  // Packages are looked for where the links lie, not where they lead.
  const child = spawn(process.execPath, ['--preserve-symlinks', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  await expect.poll(() => out, { timeout: 30_000 }).toMatch(/listens on http/)
  const [, port = ''] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(out) ?? []
  const checked = (at: string) => spawnSync(process.execPath, check.slice(1), { env: { PORT: at } }).status
  expect([checked(port), checked('2')]).toEqual([0, 1])
  expect((await fetch(`http://127.0.0.1:${port}/console/`)).status).toBe(200)
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('loa_request_seconds')
  const told = () => readFile(notes, 'utf8').catch(() => '')
  await expect.poll(told).toMatch(/^READY=1\n(WATCHDOG=1\n)+/)
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await told()).toContain('STOPPING=1')
})

test('a tree that was built elsewhere starts by `npm start` with the packages of production alone, and builds nothing', async () => {
  const { folder, packages } = await image()
  expect(packages.filter((path) => /\/(vite|typescript|playwright-core)$/.test(path))).toEqual([])
  await cp(join(projectRoot, 'miniapp'), join(folder, 'miniapp'), { recursive: true })
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: {
      ...testEnvironment,
      ...{ PATH: process.env.PATH, HOME: folder, HOST: '127.0.0.1', PORT: '0', NODE_OPTIONS: '--preserve-symlinks' },
      ...{ DATABASE_URL: `file:${join(folder, 'data/loa.db')}`, npm_config_update_notifier: 'false' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    // What npm starts ends with it.
    detached: true,
  })
  onTestFinished(() => void process.kill(-(child.pid as number), 'SIGKILL'))
  let out = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  await expect.poll(() => out, { timeout: 30_000 }).toMatch(/listens on http/)
  expect(out).not.toContain('Built')
  const [, port] = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(out) ?? []
  expect((await fetch(`http://127.0.0.1:${port}/console/`)).status).toBe(200)
})

const analyzes = spawnSync('systemd-analyze', ['--version']).status === 0

test.skipIf(!analyzes)(
  'the unit file is one that systemd takes, and shuts in what it starts (needs systemd-analyze)',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loa-unit-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const unit = join(folder, 'loa.service')
    const text = await read('docs/operators/loa.service')
    await writeFile(unit, text.replace('/usr/bin/node', process.execPath))
    const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
    const about = verified.stderr.split('\n').filter((line) => line.includes('loa.service'))
    expect(about).toEqual([])
    expect(text).toContain(
      (JSON.parse(await read('package.json')) as { scripts: { start: string } }).scripts.start.match(
        /--max\S+ --max\S+ loa\.mjs serve/,
      )?.[0],
    )
  },
)

test('the settings that are copied leave to the unit what it says itself: a file of settings wins over it', async () => {
  const unit = await read('docs/operators/loa.service')
  const said = [...unit.matchAll(/^Environment=(\w+)=/gm)].map(([, name]) => name)
  const copied = [...(await read('.env.example')).matchAll(/^(\w+)=/gm)].map(([, name]) => name)
  expect(said).toContain('DATABASE_URL')
  expect(copied).toContain('SECRET_KEY')
  expect(copied.filter((name) => said.includes(name))).toEqual([])
})

test('compose, image and unit listen, store and are asked at the same places', async () => {
  const [compose, dockerfile] = [await read('compose.yaml'), await read('Dockerfile')]
  for (const line of ['DATABASE_URL', 'PORT', 'HOST']) {
    const inCompose = new RegExp(`^ +${line}: (\\S+)$`, 'm').exec(compose)?.[1]
    const inImage = new RegExp(`\\b${line}=(\\S+)`).exec(dockerfile)?.[1]
    expect(inCompose, line).toBe(inImage)
  }
  const subnet = /subnet: (\S+)/.exec(compose)?.[1]
  expect(compose).toContain(`TRUSTED_PROXIES: ${subnet}`)
})
