import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { work } from '../../bot/tick.ts'
import type { Ctx, SendOutcome } from '../../core/context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { hourMs } from '../../core/time.ts'
import { answers, questions } from '../../db/schema/answers.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'
import { deliver, userText } from '../support/zalo.ts'

const asked = 'mang rac ra diem tap ket may gio'

async function officeWithLibrary() {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [convention])
  return app
}

class Killed extends Error {}

/** The context of a process that dies at its n-th write: from then on nothing it does reaches the database or Zalo. */
function dyingAt(app: TestApp, n: number): Ctx {
  let writes = 0
  const alive = () => writes <= n
  return {
    ...app.system,
    write: (task) => {
      writes += 1
      if (!alive()) throw new Killed()
      return app.system.write(task)
    },
    messenger: {
      ...app.system.messenger,
      async send(to, content): Promise<SendOutcome> {
        if (!alive()) throw new Killed()
        return app.system.messenger.send(to, content)
      },
    },
  }
}

async function receiveQuestion(app: TestApp) {
  // Stored and answered 200; the work behind the reply is what the test kills.
  const { receive } = app.deps
  app.deps.receive = async (event) => {
    await receive(event)
    return false
  }
  expect((await deliver(app, userText(app, asked))).status).toBe(200)
}

const tally = async (app: TestApp) => {
  const of = async (table: typeof questions | typeof answers | typeof replies) =>
    (await app.database.db.select({ n: count() }).from(table))[0]?.n
  return {
    questions: await of(questions),
    answers: await of(answers),
    replies: await of(replies),
    sent: app.sent.length,
  }
}

const whole = { questions: 1, answers: 1, replies: 1, sent: 1 }

test('a question in the chat is answered once, with the clause quoted, named and linked', async () => {
  const app = await officeWithLibrary()
  await receiveQuestion(app)
  await work(app.system)
  expect(await tally(app)).toEqual(whole)
  const [message] = app.sent
  expect(message?.content.text).toContain('Điều 3')
  expect(JSON.stringify(message?.content)).toContain('/passages/')
})

test.each([1, 2, 3, 4, 5, 6, 7])(
  'killed at its write number %i and started again, the answer still arrives once',
  async (n) => {
    const app = await officeWithLibrary()
    await receiveQuestion(app)
    await work(dyingAt(app, n - 1)).catch((error: unknown) => expect(error).toBeInstanceOf(Killed))
    // The leases of the dead process run out, and the minute tick takes up what it left.
    app.clock.at += hourMs
    await work(app.system)
    expect(await tally(app)).toEqual(whole)
    expect(await app.database.db.select().from(inboxEvents)).toMatchObject([{ state: 'done', body: '' }])
    expect(await app.database.db.select().from(replies)).toMatchObject([{ state: 'sent' }])
  },
)

test('while Zalo is away the answer waits, and goes out once it is back', async () => {
  const app = await officeWithLibrary()
  await receiveQuestion(app)
  const away: Ctx = {
    ...app.system,
    messenger: { ...app.system.messenger, send: async () => ({ kind: 'retry', reason: 'no connection' }) },
  }
  await work(away)
  expect(app.sent).toEqual([])
  app.clock.at += hourMs
  await work(app.system)
  expect(await tally(app)).toEqual(whole)
})
