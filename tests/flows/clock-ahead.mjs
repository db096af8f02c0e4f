// Read before the service in its process. Its clock stands at another hour and goes on to the next minute at a signal; what it looks at
// each minute it looks at each second and a half, and its cron looks at the clock often.
let ahead = Number(process.env.CLOCK_AHEAD_MS)
const now = Date.now.bind(Date)
globalThis.Date = class extends Date {
  constructor(...told) {
    if (told.length > 0) super(...told)
    else super(now() + ahead)
  }
  static now = () => now() + ahead
}
process.on('SIGUSR2', () => {
  ahead += 60_000 - (Date.now() % 60_000)
})

const every = globalThis.setInterval
globalThis.setInterval = (run, ms, ...more) => every(run, ms === 60_000 ? 1500 : ms, ...more)
const after = globalThis.setTimeout
const ofCron = () => new Error('where').stack.includes('node-cron')
globalThis.setTimeout = (run, ms, ...more) => after(run, ms > 200 && ofCron() ? 200 : ms, ...more)
