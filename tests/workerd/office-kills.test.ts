import { test } from 'vitest'
import { killedDuringABroadcast } from '../kills/broadcast.ts'
import { killedWhileEventsComeIn } from '../kills/events.ts'
import { killedDuringAnImport } from '../kills/import.ts'
import { officeInAnObject, readByAnObject, farAhead as startAt } from '../kills/office-in-an-object.ts'
import { killedDuringAQuiz } from '../kills/quiz.ts'

// workerd is killed and begins anew over the same disk; the same is tried of processes over a file (tests/flows).

test('killed while events come in: each that was acknowledged is there, once', () =>
  killedWhileEventsComeIn({ kills: 2, startAt, seatOf: (app, clock) => officeInAnObject(app, { clock }) }))

test('killed while phones take a contest: every save and paper that was acknowledged is there, once, and the ledger agrees', () =>
  killedDuringAQuiz({ kills: 2, startAt, seatOf: (app, clock) => officeInAnObject(app, { clock }) }))

test('killed while it sends: a broadcast still reaches each chat exactly once', { timeout: 180_000 }, () =>
  killedDuringABroadcast({
    ...{ groups: 100, kills: 2, startAt },
    seatOf: ({ app, env }, clock) => officeInAnObject(app, { settings: env, clock, minutes: true }),
  }),
)

test(
  'killed with any of the writes of an import: the old version stays readable, and the next one ends the work',
  {
    timeout: 180_000,
  },
  () => killedDuringAnImport({ golden: false, every: 8, startAt, readBy: readByAnObject }),
)
