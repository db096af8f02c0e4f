import { through } from './through.js'
import worker, { Directory, Office as Plain } from './worker.js'

// What is deployed, in workerd, with offices that a test makes ill and well again (`PUT /.ill`). It stands between the runtime and
// the Worker, and is not bundled with it.
export { Directory }

/** By an object's id: how much its database says that it holds besides, whether its writes hang, how many pages it may have. */
const ills = new Map()

// What the Worker waits for an office at most, a hundred times as fast.
const plain = globalThis.setTimeout
globalThis.setTimeout = (run, ms, ...more) => plain(run, ms === 40_000 ? 300 : ms, ...more)

export default {
  ...worker,
  async fetch(request, bindings, waiter) {
    const { pathname, hostname } = new URL(request.url)
    if (pathname !== '/.ill') return worker.fetch(request, bindings, waiter)
    const id = bindings.OFFICE.idFromName(hostname)
    const ill = await request.json()
    ills.set(id.toString(), ill)
    // What it remembers goes, and what was just done to it stands: it is made anew when it is next asked.
    if (ill.sql || ill.settings)
      await bindings.OFFICE.get(id)
        .fetch(`http://${hostname}/.ill`, { method: 'PUT' })
        .catch(() => {})
    return new Response('done')
  },
}

export class Office extends Plain {
  #state
  constructor(state, bindings) {
    const ill = () => ills.get(state.id.toString()) ?? {}
    const { storage } = state
    const own = {
      sql: through(storage.sql, {
        get databaseSize() {
          return storage.sql.databaseSize + (ill().filled ?? 0)
        },
      }),
      transaction: (work) =>
        storage.transaction(async () => {
          const pages = ill().pages
          if (pages) storage.sql.setMaxPageCountForTest(pages)
          const done = await work()
          while (ill().hangs) await new Promise((next) => plain(next, 5))
          return done
        }),
    }
    super({ storage: through(storage, own), waitUntil: (promise) => state.waitUntil(promise) }, bindings)
    this.#state = state
  }

  async fetch(request) {
    if (new URL(request.url).pathname !== '/.ill') return super.fetch(request)
    const { sql, settings } = ills.get(this.#state.id.toString())
    const { storage } = this.#state
    if (sql) storage.sql.exec(sql)
    if (settings) storage.kv.put('settings', settings)
    await storage.sync()
    this.#state.abort('made anew')
  }
}
