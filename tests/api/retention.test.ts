import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { receive } from '../../core/inbox/receive.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { eventsKeptMs, guestsKeptMs, replyWordsKeptMs, retain } from '../../core/people/retention.ts'
import { loginLinkMs, makeLoginLink, sessionMs, signInAsGuest } from '../../core/people/sessions.ts'
import { minuteMs } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { loginLinks, people, sessions } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { openRound, take } from '../support/quiz.ts'
import { deliver, userText } from '../support/zalo.ts'

test('sessions and sign-in links go when they have run out, not before', async () => {
  const app = await testApp()
  const { personId } = await signInAsGuest(app.system)
  await makeLoginLink(app.system, personId)
  const count = async () => [await app.database.db.$count(sessions), await app.database.db.$count(loginLinks)]
  app.clock.at += loginLinkMs
  await retain(app.system)
  expect(await count()).toEqual([1, 1])
  app.clock.at += 1
  await tick(app.deps)
  expect(await count()).toEqual([1, 0])
  app.clock.at += sessionMs
  await retain(app.system)
  expect(await count()).toEqual([0, 0])
})

test('an event that is done goes after a week, of a failed one its words; one that waits stays', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await deliver(app, userText(app, 'hướng dẫn'))
  await app.settled()
  const heard = (key: string) =>
    receive(app.system, [
      {
        dedupeKey: key.repeat(64),
        name: 'user_send_text',
        incoming: {
          ...{ kind: 'text', channel: 'oa_chat', chatId: '1', senderId: '1', senderAppId: null, messageId: key },
          ...{ text: 'lời riêng', at: app.clock.at },
        } as const,
      },
    ])
  for (const key of ['b', 'c', 'd']) await heard(key)
  const set = (key: string, to: Partial<typeof inboxEvents.$inferInsert>) =>
    app.database.write((tx) =>
      tx
        .update(inboxEvents)
        .set(to)
        .where(eq(inboxEvents.dedupeKey, key.repeat(64))),
    )
  await set('b', { state: 'failed', doneAt: app.clock.at })
  await set('c', { state: 'failed' })
  const left = async () => {
    const rows = await app.database.db.select().from(inboxEvents).orderBy(inboxEvents.seq)
    return rows.map(({ state, body }) => [state, body.includes('lời riêng')])
  }
  app.clock.at += eventsKeptMs
  await retain(app.system)
  expect(await left()).toEqual([
    ['done', false],
    ['failed', true],
    ['failed', true],
    ['new', true],
  ])
  app.clock.at += 1
  await retain(app.system)
  expect(await left()).toEqual([
    ['failed', false],
    ['failed', false],
    ['new', true],
  ])
})

test('the words of a reply go after ninety days, that it was sent stays', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await deliver(app, userText(app, 'hướng dẫn'))
  await app.settled()
  const reply = async () => (await app.database.db.select().from(replies))[0]
  app.clock.at += replyWordsKeptMs
  await retain(app.system)
  expect((await reply())?.text).toContain('Xin chào')
  app.clock.at += 1
  await retain(app.system)
  expect(await reply()).toMatchObject({ state: 'sent', text: '', buttons: null, messageId: 'msg1' })
})

test('a guest who left no trace goes after ninety days; who took part, or was introduced by name, stays', async () => {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  const round = await openRound(app, unit.id)
  await signInAsGuest(app.system)
  const player = await signInAsGuest(app.system)
  await take(app, round.id, player.token, { takes: 0 })
  const introduced = await introducePerson(app.system, 'Nguyễn Văn Biên')
  app.clock.at += guestsKeptMs
  await retain(app.system)
  expect(await app.database.db.$count(people)).toBe(3)
  app.clock.at += minuteMs
  await retain(app.system)
  expect(await app.database.db.$count(people)).toBe(3)
  app.clock.at += 59 * minuteMs
  await retain(app.system)
  const left = await app.database.db.select({ id: people.id }).from(people)
  expect(left.map(({ id }) => id).sort()).toEqual([introduced.id, player.personId].sort())
})
