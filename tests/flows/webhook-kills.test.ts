import { test } from 'vitest'
import { killedWhileEventsComeIn } from '../kills/events.ts'
import { processes } from '../kills/seat.ts'
import { bundled } from '../support/bundled.ts'

const script = await bundled('tests/flows/webhook-process.ts')

test('killed at eight random moments while events come in: each that was acknowledged is there, once', () =>
  killedWhileEventsComeIn({
    kills: 8,
    seatOf: (app, clock) => processes(app, { script, argument: { url: app.database.url, ...clock }, ahead: 2 }),
  }))
