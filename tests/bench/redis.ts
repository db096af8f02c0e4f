import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const noRedis = spawnSync('redis-server', ['--version']).error !== undefined

/** A Redis of its own on a free port of this machine; `always` writes to disk before it answers, as Loa does. */
export async function startRedis(fsync: 'always' | 'everysec'): Promise<{ port: number; stop(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'loa-redis-'))
  const port = await freePort()
  const bind = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir]
  const child = spawn('redis-server', [...bind, '--appendonly', 'yes', '--appendfsync', fsync, '--save', ''], {
    stdio: 'ignore',
  })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('redis-server did not start')
    await sleep(50)
  }
  return { port, stop: () => stop(child, dir) }
}

async function stop(child: ChildProcess, dir: string) {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
  await rm(dir, { recursive: true, force: true })
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
