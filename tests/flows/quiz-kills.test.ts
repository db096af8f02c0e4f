import { test } from 'vitest'
import { killedDuringAQuiz } from '../kills/quiz.ts'
import { processes } from '../kills/seat.ts'
import { bundled } from '../support/bundled.ts'

const script = await bundled('tests/flows/quiz-process.ts')

test(
  'killed at twenty random moments: every save and paper that was acknowledged is there, once, and the ledger agrees',
  {
    timeout: 180_000,
  },
  () =>
    killedDuringAQuiz({
      kills: 20,
      seatOf: (app, clock) => processes(app, { script, argument: { url: app.database.url, ...clock }, ahead: 4 }),
    }),
)
