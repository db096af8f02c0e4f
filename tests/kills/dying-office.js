import { through } from './through.js'
import worker, { Directory, Office as Plain } from './worker.js'

// What is deployed, in workerd, with a clock that a test sets and a death at the n-th transaction after an import was claimed.
// It stands between the runtime and the Worker, and is not bundled with it.
export default worker
export { Directory }

const real = Date.now

function keptBy({ startAt, origin, speed }) {
  Date.now = () => startAt + Math.floor((real() - origin) * speed)
}

const claims = /^update "imports" set .*"claim"/s

/** A storage that asks to be killed within its n-th transaction, or after it, and answers nobody from then on. */
function dying(storage, { at, after }, die) {
  let counted = 0
  const sql = through(storage.sql, {
    exec(text, ...args) {
      if (counted === 0 && claims.test(text)) counted = 1
      return storage.sql.exec(text, ...args)
    },
  })
  return through(storage, {
    sql,
    async transaction(work) {
      if (counted > 0) counted += 1
      const done = await storage.transaction(async () => {
        const result = await work()
        if (counted === at && !after) await die()
        return result
      })
      if (counted === at) await die()
      return done
    },
  })
}

export class Office extends Plain {
  constructor(state, bindings) {
    if (bindings.CLOCK) keptBy(JSON.parse(bindings.CLOCK))
    const die = () => bindings.DEATH.fetch('http://death/').then(() => new Promise(() => {}))
    const storage = bindings.DIES ? dying(state.storage, JSON.parse(bindings.DIES), die) : state.storage
    super({ storage, waitUntil: (promise) => state.waitUntil(promise) }, bindings)
  }
}
