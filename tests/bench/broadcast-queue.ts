import { Queue, Worker } from 'bullmq'
import { open } from '../../db/client.ts'
import { senderDeps } from './sender-deps.ts'

// The same messages through the same client, but planned, claimed and receipted by BullMQ on Redis: what a queue of its
// own would give. Prints what it did and what it took.
const { path, url, port, jobs } = JSON.parse(process.argv[2] ?? '{}') as {
  path: string
  url: string
  port: number
  jobs: number
}
const text = 'Bản tin của phường: lịch thu gom rác mới.'
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null }
const { messenger } = await senderDeps(await open(`file:${path}`), { url, perMinute: null })

const queue = new Queue<{ group: string }>('broadcast', { connection })
const planning = performance.now()
const piece = 1000
for (let from = 0; from < jobs; from += piece) {
  const groups = Array.from({ length: Math.min(piece, jobs - from) }, (_, i) => `group-${from + i}`)
  await queue.addBulk(groups.map((group) => ({ name: 'send', data: { group }, opts: { jobId: group } })))
}
const planSeconds = (performance.now() - planning) / 1000

let memory = 0
const watching = setInterval(() => {
  memory = Math.max(memory, process.memoryUsage.rss())
}, 250)
const cpu = process.cpuUsage()
const begun = performance.now()
let sent = 0
let done = () => {}
const all = new Promise<void>((resolve) => {
  done = resolve
})
const worker = new Worker<{ group: string }>(
  'broadcast',
  ({ data }) => messenger.send({ channel: 'oa_group', id: data.group }, { text }),
  { connection, concurrency: 64 },
)
worker.on('completed', () => {
  sent += 1
  if (sent === jobs) done()
})
worker.on('failed', (_, error) => {
  throw error
})
await all
const took = (performance.now() - begun) / 1000
const { user, system } = process.cpuUsage(cpu)
clearInterval(watching)
console.log(
  JSON.stringify({
    sent,
    planSeconds: Math.round(planSeconds * 100) / 100,
    seconds: Math.round(took * 100) / 100,
    perSecond: Math.round(sent / took),
    perCpuSecond: Math.round((sent * 1e6) / (user + system)),
    memoryMb: Math.round(memory / 1024 / 1024),
    receipts: await queue.getCompletedCount(),
  }),
)
process.exit(0)
