import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

// Writes that no member of staff decides. The clock's and the platform's:
const automatic = [
  // That somebody's act was done, beside what records it.
  'core/acts/',
  'core/classes/forget.ts',
  'core/watch/health.ts',
  'core/webhooks/note-due.ts',
  'core/webhooks/send-due.ts',
  'core/api-keys/use.ts',
  'core/inbox/',
  'core/replies/',
  'core/people/retention.ts',
  'core/sending/',
  'core/quizzes/seal.ts',
  'core/groups/ledger.ts',
  'core/broadcasts/receipts.ts',
  'core/broadcasts/send.ts',
  'core/broadcasts/audience.ts',
  'core/connection/watch.ts',
  'core/connection/stale.ts',
  'core/people/steady-clock.ts',
  'core/connection/uploads.ts',
  'core/connection/unknown.ts',
  'core/broadcasts/share/reminders.ts',
  'core/feedback/pictures/look-through.ts',
  'core/conversation/announced/index-due.ts',
  // What rows that came from elsewhere say already.
  'core/indexes/fill.ts',
  'core/library/store/index-sections.ts',
  'core/unmet/group-due.ts',
  'core/unmet/join-due.ts',
  'core/network/packets/tell-due.ts',
  'core/network/work/tell-notes.ts',
  'core/unmet/tell-due.ts',
  'core/verify/index-due.ts',
  'core/mornings/asks.ts',
  'core/mornings/tell.ts',
  'core/news/collecting/',
  'core/news/stories/join.ts',
  'core/watch/alarms.ts',
  'core/statistics/facts/',
]
// What people do about themselves, which the row itself records:
const personal = [
  'core/people/people.ts',
  'core/people/held.ts',
  'core/people/profile.ts',
  'core/people/sessions.ts',
  'core/answers/save.ts',
  'core/answers/staff/hand-on.ts',
  'core/feedback/send.ts',
  'core/feedback/denunciation.ts',
  'core/conversation/screened.ts',
  'core/feedback/track.ts',
  'core/feedback/sender/',
  'core/quizzes/hold.ts',
  'core/verify/asked.ts',
  'core/verify/in-chat.ts',
  'core/quizzes/start.ts',
  'core/quizzes/entering/admit.ts',
  'core/quizzes/submit.ts',
  'core/certificates/own.ts',
  'core/live-rooms/answer.ts',
  'core/live-rooms/join.ts',
  'core/winners/own.ts',
  'core/gatherings/own.ts',
  'core/gatherings/papers/read.ts',
  'core/gatherings/check-in.ts',
  'core/network/packets/done.ts',
  'core/gatherings/series/ask-papers.ts',
  'core/gatherings/room/vote.ts',
  'core/gatherings/points/report.ts',
]
// One line, written where the transaction does its work: a document on the shelf, a broadcast planned.
const elsewhere = [
  'core/broadcasts/schedule.ts',
  'core/announcements/attachments.ts',
  'core/intake/batch.ts',
  'core/intake/storing.ts',
  'core/library/store/originals.ts',
  'core/intake/read-uploads.ts',
  'core/library/store/stage.ts',
  'core/library/store/fold-counts.ts',
  'core/library/store/texts.ts',
  'core/releases/',
  'core/units/due.ts',
  'core/vectors/',
]

test('a file of core that writes also records, unless what it writes is nobody’s decision', () => {
  const known = [...automatic, ...personal, ...elsewhere]
  const wrong = sourceFiles('core')
    .filter(({ text }) => /\bwrite\(/.test(text) && !/\brecord\(/.test(text))
    .map(({ path }) => path)
    .filter((path) => !known.some((start) => path.startsWith(start)))
  expect(wrong).toEqual([])
})

test('no message of an error reaches a client: replies are made in one place', () => {
  const leaks = sourceFiles('bot/http/routes').filter(({ text }) => /error\.message|\.stack/.test(text))
  expect(leaks.map(({ path }) => path)).toEqual([])
})

test('a log of a failure says what describe() says of it', () => {
  const named = [...sourceFiles('core'), ...sourceFiles('bot')].filter(({ text }) =>
    /error instanceof Error \? error\.name/.test(text),
  )
  expect(named.map(({ path }) => path)).toEqual([])
})

test('who may see a document is said in one place', () => {
  // A record without text gives way to a text that only waits to be shown, too.
  const allowed = ['core/library/visible.ts', 'core/library/shelf/catalogue.ts']
  const saying = [...sourceFiles('core'), ...sourceFiles('bot')].filter(({ text }) =>
    /retired_at is null|isNull\(documents\.retiredAt\)|\baccess in \(|\.access = 'public'/.test(text),
  )
  expect(saying.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([])
})
