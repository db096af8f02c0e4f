import { sendDue } from '../../core/broadcasts/send.ts'
import { describe } from '../../core/errors.ts'
import { fillIndexes } from '../../core/indexes/fill.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { system } from '../../core/roles.ts'
import { minuteMs } from '../../core/time.ts'
import { noteAlarms } from '../../core/watch/alarms.ts'
import { CarryError, layDown, manifestIn, piecesInTurn, takeOut } from '../../db/carry.ts'
import { type Database, sqliteCode } from '../../db/client.ts'
import { type Migration, migrateObject } from '../../db/object/migrate.ts'
import { openObject } from '../../db/object/open.ts'
import { piecesIn } from '../../db/object/pieces.ts'
import { roomIn } from '../../db/object/room.ts'
import { ConfigError } from '../config.ts'
import { deferredWork } from '../deferred.ts'
import { type Deps, depsOf } from '../deps.ts'
import { withinRobots } from '../feed/robots.ts'
import { feedReader } from '../feed/worker.ts'
import { createApp } from '../http/app.ts'
import { jsonIn } from '../json.ts'
import { logTo } from '../log.ts'
import { newMemory } from '../memory.ts'
import { tick } from '../tick.ts'
import { tellingOutByFetch } from '../webhooks/fetch.ts'
import { notFound, operatorPath, refusal, type Standing, unavailable } from './operator.ts'
import { assetsOf, type Bindings, environmentOf, type ObjectState } from './platform.ts'
import { keepSettings, settingsIn, settingsOf } from './settings.ts'

// An office that is being moved answers nobody, and its clock stands.
const closedKey = 'closed'

/** What went wrong beneath what says so: of a query, what the database answered. */
function reasonOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error ? at.message : 'failed'
}

const fullFor = ({ sql }: ObjectState['storage']) => {
  const { bytes, mostBytes } = roomIn(sql)
  return `the office would hold more than the ${mostBytes} bytes that it may; it holds ${bytes}. Rows go out of a closed one without being kept here (loa office close)`
}

/** An office that is at work: everything that a process of Node holds. */
type Running = { deps: Deps; answer: (request: Request) => Response | Promise<Response> }

/**
 * One office: its database, its requests and its minute, in one object that shares nothing with any other. It is made when it is
 * first asked for and may be put away at any moment between two requests: what must not be lost is a row.
 */
export const officeWith = (migrations: Migration[]) =>
  class Office {
    readonly #state: ObjectState
    readonly #bindings: Bindings
    readonly #log = logTo((line) => console.log(line))
    #running: Promise<Running | null> | null = null
    // Of rows that go out while the doors are closed.
    #leaving: ReturnType<typeof piecesInTurn> | null = null

    constructor(state: ObjectState, bindings: Bindings) {
      this.#state = state
      this.#bindings = bindings
    }

    async fetch(request: Request): Promise<Response> {
      const url = new URL(request.url)
      if (url.pathname.startsWith(operatorPath))
        return this.#operate(request, url.pathname.slice(operatorPath.length)).catch((error: unknown) => {
          this.#log('operator.failed', describe(error))
          if (sqliteCode(error) === 'SQLITE_FULL') return refusal(507, fullFor(this.#state.storage))
          return refusal(500, reasonOf(error))
        })
      if (this.#state.storage.kv.get(closedKey)) return unavailable()
      const running = await this.#wake().catch((error: unknown) => {
        this.#log('office.failed', describe(error))
        return undefined
      })
      if (running === undefined) return unavailable()
      return running ? running.answer(request) : notFound()
    }

    /** The next minute is set before this one's work: whatever becomes of that, the clock goes on. */
    async alarm(): Promise<void> {
      if (!this.#state.storage.kv.get(closedKey)) await this.#minute()
    }

    async #minute(): Promise<void> {
      const next = Date.now() + minuteMs
      await this.#state.storage.setAlarm(next)
      const running = await this.#wake()
      if (!running) return this.#state.storage.deleteAlarm()
      const ctx = { ...running.deps, actor: system }
      await tick(running.deps)
      await readUploads(ctx)
      const { left } = roomIn(this.#state.storage.sql)
      await noteAlarms(ctx, left === 'ample' ? [] : ['room']).catch((error: unknown) => {
        running.deps.log('watch.failed', describe(error))
      })
      // Nobody else sends here, and the next minute waits for this one: the account's rate may be used until then.
      await sendDue(ctx, { forMs: Math.max(0, next - Date.now()) })
    }

    /** Whoever comes while it wakes waits for the same; what failed is tried anew by who comes next. */
    #wake(): Promise<Running | null> {
      this.#running ??= this.#start().catch((error: unknown) => {
        this.#running = null
        throw error
      })
      return this.#running
    }

    async #start(): Promise<Running | null> {
      const { storage } = this.#state
      const config = await settingsOf(storage, environmentOf(this.#bindings))
      if (!config) return null
      const database = await this.#database()
      const memory = newMemory()
      const deps = depsOf(config, {
        database,
        fetchFeed: withinRobots(feedReader(), memory.robots, Date.now),
        assets: assetsOf(this.#bindings),
        tellOut: tellingOutByFetch(),
        memory,
        groupWrites: true,
      })
      const app = createApp(deps, memory, { room: () => roomIn(storage.sql).left })
      const { defer } = deferredWork(deps.log)
      if (!storage.kv.get(closedKey) && (await storage.getAlarm()) === null)
        await storage.setAlarm(Date.now() + minuteMs)
      const answer = (request: Request) =>
        app.fetch(request, { defer, address: request.headers.get('cf-connecting-ip') ?? undefined })
      return { deps, answer }
    }

    async #database(): Promise<Database> {
      const { storage } = this.#state
      // An upgrade may take of what is kept free: an office that is full must still start.
      await migrateObject(openObject(storage, { mostBytes: Number.POSITIVE_INFINITY }), migrations)
      return openObject(storage)
    }

    /** How the office stands, for whoever runs the deployment. */
    async #standing(): Promise<Standing> {
      const { storage } = this.#state
      const room = roomIn(storage.sql)
      if (storage.kv.get(closedKey)) return { ...room, doors: 'closed', ill: null }
      const ill = await this.#wake().then(
        (running) => (running ? null : 'nobody has made an office here'),
        (error: unknown) => reasonOf(error),
      )
      return { ...room, doors: 'open', ill }
    }

    /** What may take some of an office's time is done while it is closed, or in one moment. */
    async #operate(request: Request, what: string): Promise<Response> {
      const { storage } = this.#state
      const [noun, place] = what.split('/')
      if (noun === 'pieces' || noun === 'rows') return this.#carry(request, noun, place)
      if (what === 'standing' && request.method === 'GET') return Response.json(await this.#standing())
      if (noun === 'minute' && request.method === 'POST') {
        await this.#minute()
        return Response.json({ ok: true })
      }
      if (noun === 'doors' && request.method === 'PUT') {
        const closed = (await request.text()) === 'closed'
        await this.#setClosed(closed)
        return Response.json({ closed })
      }
      if (what === 'settings' && request.method === 'PUT') {
        try {
          await keepSettings(storage, environmentOf(this.#bindings), settingsIn(jsonIn(await request.text())))
        } catch (error) {
          if (error instanceof ConfigError) return refusal(400, error.message)
          throw error
        }
        this.#running = null
        await this.#wake()
        return Response.json({ ok: true })
      }
      return notFound()
    }

    /** Rows go out, and come in, in pieces that are kept here meanwhile: what breaks off is said again. */
    async #carry(request: Request, noun: 'pieces' | 'rows', place: string | undefined): Promise<Response> {
      const database = await this.#database()
      const pieces = piecesIn(database)
      if (noun === 'pieces' && request.method === 'DELETE') {
        await pieces.clear()
        return Response.json({ ok: true })
      }
      if (noun === 'pieces' && place !== undefined) {
        if (request.method === 'PUT') {
          const piece = await request.text()
          await database.write(() => pieces.put(Number(place), piece))
          return Response.json({ ok: true })
        }
        const piece = (await pieces.at(Number(place))) ?? (await this.#standingStill(database)?.(Number(place))) ?? null
        return piece === null ? notFound() : new Response(piece)
      }
      if (noun === 'rows' && request.method === 'GET') {
        await pieces.clear()
        this.#leaving = null
        if (this.#standingStill(database))
          return Response.json(await database.write(() => takeOut(database.client, async () => {})))
        let count = 0
        return Response.json(
          await database.write(() => takeOut(database.client, (piece) => pieces.put(count++, piece))),
        )
      }
      if (noun === 'rows' && request.method === 'PUT') {
        const manifest = manifestIn(jsonIn(await request.text()))
        if (!manifest) return refusal(400, 'these are no rows that Loa took out')
        const force = new URL(request.url).searchParams.has('force')
        try {
          await database.write(() => layDown(database.client, manifest, pieces.at, { force }))
        } catch (error) {
          if (error instanceof CarryError) return refusal(409, error.message)
          throw error
        }
        await pieces.clear()
        // What it remembers is of other rows.
        this.#running = null
        await fillIndexes({ ...database, now: Date.now })
        return Response.json({ tables: manifest.tables.length })
      }
      return notFound()
    }

    /** While nothing changes, pieces need not be kept; they might find no room. */
    #standingStill({ client }: Database) {
      if (!this.#state.storage.kv.get(closedKey)) return null
      this.#leaving ??= piecesInTurn(client)
      return this.#leaving
    }

    async #setClosed(closed: boolean): Promise<void> {
      const { storage } = this.#state
      if (closed) {
        storage.kv.put(closedKey, true)
        await storage.deleteAlarm()
      } else {
        storage.kv.delete(closedKey)
        this.#running = null
        await this.#wake()
      }
    }
  }
