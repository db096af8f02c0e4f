import { expect, test } from 'vitest'
import { sourceFiles } from '../support/source-files.ts'

// What answers somebody who has just written, or asked for it at the console: it comes whatever they stopped.
const inTurn = [
  'core/answers/save.ts',
  'core/answers/staff/hand-on.ts',
  'core/broadcasts/try-out.ts',
  'core/conversation/screened.ts',
  'core/feedback/denunciation.ts',
  'core/feedback/send.ts',
  'core/feedback/sender/in-chat.ts',
  'core/feedback/sender/picture-in-chat.ts',
  'core/feedback/track.ts',
  'core/inbox/handle.ts',
  'core/verify/in-chat.ts',
]
// What whoever works for an office must know for it; a chat stops none of these, and says so.
const duties = [
  'core/broadcasts/share/reminders.ts',
  'core/campaigns/tasks.ts',
  'core/feedback/work/tell-staff.ts',
  'core/gatherings/series/ask-papers.ts',
  'core/mornings/tell.ts',
  'core/network/packets/tell-due.ts',
  'core/network/work/tell-notes.ts',
  'core/watch/alarms.ts',
  'core/webhooks/send-due.ts',
]

const sends = sourceFiles('core').filter(
  ({ path, text }) => path !== 'core/replies/queue.ts' && /\bqueueReply\(|insert\(replies\)|into replies\b/i.test(text),
)

test('whatever is written to a person answers them, is a duty, or is for a purpose that they may stop', () => {
  const listed = [...inTurn, ...duties]
  const calls = (text: string) => text.match(/\bqueueReply\(/g)?.length ?? 0
  const purposes = (text: string) => text.match(/\bpurpose: '/g)?.length ?? 0
  const wrong = sends.filter(({ path, text }) => !listed.includes(path) && purposes(text) < calls(text))
  expect(wrong.map(({ path }) => path)).toEqual([])
  // A line for what sends nothing any more is none.
  expect(listed.filter((path) => sends.every((file) => file.path !== path))).toEqual([])
})

test('messages leave through the one line that asks at the moment of sending', () => {
  const leaves = sourceFiles('core').filter(({ text }) =>
    /messenger\.send\(|messenger\s+\.send\(|\n\s+\.send\(\{ channel/.test(text),
  )
  expect(leaves.map(({ path }) => path).sort()).toEqual(['core/broadcasts/send.ts', 'core/sending/outbox.ts'])
  const [line] = sourceFiles('core').filter(({ path }) => path === 'core/replies/send.ts')
  expect(line?.text.indexOf('mayTellIn(')).toBeGreaterThan(0)
  expect(line?.text.indexOf('mayTellIn(')).toBeLessThan(line?.text.indexOf('await sendClaimed(') ?? 0)
})
