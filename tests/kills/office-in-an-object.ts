import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { pull, push } from '../../bot/offices/remote.ts'
import { fillIndexes } from '../../core/indexes/fill.ts'
import { minuteMs } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { temporaryDatabase } from '../support/database.ts'
import { type Offices, startOffices } from '../support/offices.ts'
import { projectRoot } from '../support/source-files.ts'
import type { Death } from './import.ts'
import { type Clock, passed, replyOf, requestOf, type Seat } from './seat.ts'

const host = 'mau.loa.test'

/**
 * An hour that is far from the machine's own: the runtime's alarm goes by the machine's, would come at once at an hour that is
 * over, and never comes now. The test asks for minutes.
 */
export const farAhead = Date.parse('2036-11-24T01:00:00Z')

type Given = {
  settings?: Record<string, string>
  clock?: Clock
  dies?: Death
  /** Asks for one minute after the other, as the alarm does. */
  minutes?: boolean
}

/** The office of an app as an object in workerd, on a disk that outlives each of its processes. */
export async function officeInAnObject(app: TestApp, { minutes = false, ...given }: Given): Promise<ObjectSeat> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-object-'))
  const runs: Run[] = []
  let over = false
  onTestFinished(async () => {
    over = true
    await Promise.all(runs.map((run) => run.stop()))
    await rm(folder, { recursive: true, force: true })
  })
  const begun = async (more: Partial<Told> = {}) => {
    const run = await started(folder, { clock: given.clock, ...more })
    runs.push(run)
    return run
  }
  let here = await begun({ dies: given.dies })
  await push(here.offices.remote(host), app.database)
  await here.offices.make(host, given.settings)
  if (minutes) void minuteAfterMinute()

  async function minuteAfterMinute() {
    while (!over) {
      const done = await here.offices.operate(host, 'minute', { method: 'POST' }).catch(() => null)
      if (!done?.ok) await passed(20)
    }
  }

  return {
    ask: (path, asked) => here.offices.ask(`http://${host}${path}`, requestOf(asked)).then(replyOf, () => null),
    async kill(afterMs = 0) {
      await passed(afterMs)
      await here.kill()
      here = await begun()
    },
    office: () => taken(here.offices, app.clock.at),
    /** Begins anew, told other things. */
    async again(told) {
      await here.stop()
      here = await begun(told)
    },
    async minute() {
      const ended = here.gone.then(() => 'killed' as const)
      const done = here.offices.operate(host, 'minute', { method: 'POST' }).then(
        ({ ok }) => (ok ? ('done' as const) : ended),
        () => ended,
      )
      return Promise.race([ended, done])
    },
  }
}

export type ObjectSeat = Seat & {
  again(told: Partial<Told>): Promise<void>
  /** Runs one minute; `killed` where the process died in it. */
  minute(): Promise<'done' | 'killed'>
}

type Told = {
  clock?: Clock
  /** By transactions since an import was claimed. */
  dies?: Death
}
type Run = { offices: Offices; gone: Promise<void>; kill(): Promise<void>; stop(): Promise<void> }

/** A workerd over the objects that stand in a folder. */
async function started(folder: string, { clock, dies }: Told): Promise<Run> {
  const before = new Set(await workerds())
  let end = () => {}
  const gone = new Promise<void>((done) => {
    end = done
  })
  const killIt = async () => {
    process.kill(pid as number, 'SIGKILL')
    while ((await workerds()).includes(pid as number)) await passed(5)
    end()
  }
  const bindings = { ...(clock && { CLOCK: JSON.stringify(clock) }), ...(dies && { DIES: JSON.stringify(dies) }) }
  const offices = await startOffices(
    bindings,
    {
      durableObjectsPersist: folder,
      // It never answers: who asks is dead.
      serviceBindings: { DEATH: () => killIt().then(() => new Promise<never>(() => {})) },
    },
    await readFile(join(projectRoot, 'tests/kills/dying-office.js'), 'utf8'),
  )
  const [pid] = (await workerds()).filter((one) => !before.has(one))
  return { offices, gone, kill: killIt, stop: () => offices.stop().catch(() => {}) }
}

/** The processes of workerd that this one started. */
async function workerds(): Promise<number[]> {
  const found: number[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    const lives = !/^State:\s+Z/m.test(status)
    if (lives && status.includes(`PPid:\t${process.pid}\n`) && /^Name:\s+workerd/.test(status)) found.push(Number(pid))
  }
  return found
}

/** What an object holds, as an app over a file. */
async function taken(offices: Offices, startAt: number): Promise<TestApp> {
  const file = await temporaryDatabase()
  await pull(offices.remote(host), file)
  await fillIndexes({ ...file, now: () => startAt })
  await file.scrub()
  const app = await testApp({ from: file.path, startAt })
  await file.remove()
  return app
}

/** Reads what waits in an object that dies with one of its transactions. */
export async function readByAnObject(app: TestApp, dies: Death) {
  const clock = { startAt: app.clock.at, origin: Date.now(), speed: 1 }
  const seat = await officeInAnObject(app, { clock, dies })
  const killed = (await seat.minute()) === 'killed'
  await seat.again({ clock: { ...clock, startAt: clock.startAt + 10 * minuteMs } })
  return {
    killed,
    left: await seat.office(),
    async goOn() {
      // What is read in a minute is counted in the next.
      await seat.minute()
      await seat.minute()
      return seat.office()
    },
  }
}
