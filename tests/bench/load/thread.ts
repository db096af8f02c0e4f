import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { Done, Work } from './steady.ts'

const { port, pace, bytes, ends } = workerData as Work
const wire = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const gapMs = 1000 / pace.perSecond

/** A connection asks one thing at a time, as a telephone does. */
type Line = { send: (at: number, dueAt: number) => void }

function lineOf(free: (line: Line) => void, told: (dueAt: number, ok: boolean) => void): Promise<Line> {
  return new Promise((ready, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let got = ''
    let due = 0
    const line: Line = {
      send(at, dueAt) {
        due = dueAt
        socket.write(wire.subarray(ends[at - 1] ?? 0, ends[at]))
      },
    }
    socket.on('data', (data) => {
      got += data.toString('latin1')
      if (!isWhole(got)) return
      const ok = got.startsWith('HTTP/1.1 2')
      got = ''
      told(due, ok)
      free(line)
    })
    socket.once('connect', () => ready(line))
    socket.once('error', failed)
    socket.once('close', () => failed(new Error('the service closed a connection')))
  })
}

function isWhole(reply: string): boolean {
  const head = reply.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(reply.slice(0, head))?.[1]
  return length ? reply.length >= head + 4 + Number(length) : reply.endsWith('\r\n0\r\n\r\n')
}

const total = ends.length
const times = new Float64Array(total)
let [next, done, refused] = [0, 0, 0]
let began = 0
const idle: Line[] = []

const finished = new Promise<void>((finish) => {
  const told = (dueAt: number, ok: boolean) => {
    times[done++] = performance.now() - dueAt
    if (!ok) refused++
    if (done === total) finish()
  }
  const fill = () => {
    const due = Math.min(total, Math.floor((performance.now() - began) / gapMs) + 1)
    while (next < due && idle.length > 0) {
      idle.shift()?.send(next, began + next * gapMs)
      next++
    }
  }
  const free = (line: Line) => {
    idle.push(line)
    fill()
  }
  const start = async () => {
    idle.push(...(await Promise.all(Array.from({ length: pace.connections }, () => lineOf(free, told)))))
    began = performance.now()
    const timer = setInterval(fill, 1)
    await finished
    clearInterval(timer)
  }
  void start()
})
await finished
parentPort?.postMessage({ times, refused, wallMs: performance.now() - began } satisfies Done)
