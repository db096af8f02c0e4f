import { setTimeout as sleep } from 'node:timers/promises'
import { broadcastProgress } from '../../core/broadcasts/list.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { system } from '../../core/roles.ts'
import { open } from '../../db/client.ts'
import { senderDeps } from './sender-deps.ts'

// One sending process, as the service runs it, over the database it is given; prints what it did and what it took.
const { path, url, perMinute, seconds } = JSON.parse(process.argv[2] ?? '{}') as {
  path: string
  url: string
  /** Null without a limit. */
  perMinute: number | null
  /** Stops after so long; without it, when everything is sent. */
  seconds?: number
}
const database = await open(`file:${path}`)
const ctx = { ...(await senderDeps(database, { url, perMinute })), actor: system }

const progress: number[] = []
const memoryAtStart = process.memoryUsage.rss()
let memory = memoryAtStart
const watching = setInterval(async () => {
  memory = Math.max(memory, process.memoryUsage.rss())
  const before = performance.now()
  await broadcastProgress(ctx, ids[0]!)
  progress.push(performance.now() - before)
}, 250)
const ids = (await database.client.execute('select id from broadcasts')).rows.map(({ id }) => String(id))

const cpu = process.cpuUsage()
const begun = performance.now()
const over = () => seconds !== undefined && performance.now() - begun >= seconds * 1000
let sent = 0
for (let round = -1; round !== 0 && !over(); sent += round) {
  round = await sendDue(ctx, { forMs: 5_000, stopped: over })
  if (round === 0 && seconds !== undefined) await sleep(20)
}
const took = (performance.now() - begun) / 1000
const { user, system: kernel } = process.cpuUsage(cpu)
const cpuSeconds = (user + kernel) / 1e6
clearInterval(watching)
progress.sort((a, b) => a - b)
console.log(
  JSON.stringify({
    sent,
    seconds: Math.round(took * 100) / 100,
    perSecond: Math.round(sent / took),
    // What a processor of its own would give, when others use the machine meanwhile.
    perCpuSecond: Math.round(sent / cpuSeconds),
    memoryAtStartMb: Math.round(memoryAtStart / 1024 / 1024),
    memoryMb: Math.round(memory / 1024 / 1024),
    progressP95Ms: Math.round((progress[Math.floor(progress.length * 0.95)] ?? 0) * 10) / 10,
    progressMaxMs: Math.round((progress.at(-1) ?? 0) * 10) / 10,
  }),
)
process.exit(0)
