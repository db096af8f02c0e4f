// One night of figures in a process of its own, which tells how long it took and the most memory that the process ever had.
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import { open } from '../../db/client.ts'

const [url = '', now = ''] = process.argv.slice(2)
const database = await open(url)
const before = performance.now()
const days = await countFacts({ ...database, now: () => Number(now) })
const ms = Math.round(performance.now() - before)
console.log(JSON.stringify({ days, ms, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
database.close()
