import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { dayMs, hourMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

type Reply = { status: number; json: { error?: { code: string; reason?: string } } | null }
const said = ({ status, json }: Reply) => `${status} ${json?.error?.reason ?? json?.error?.code ?? ''}`.trim()

test('what a form cannot mean is refused before anybody is told', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const at = hall.plan.startsAt
  const tries: [string, object][] = [
    ['ends before it begins', { endsAt: at - 1 }],
    ['ends as it begins', { endsAt: at }],
    ['a year long', { endsAt: at + 400 * dayMs }],
    ['begins in the past', { startsAt: app.clock.at - hourMs, endsAt: app.clock.at + hourMs }],
    ['no title', { title: ' \u200b ' }],
    ['a title that turns the line round', { title: 'Họp \u202etổ' }],
    ['a link that runs', { link: 'javascript:alert(1)' }],
    ['a quorum of none', { quorumPercent: 0, votersExpected: 5 }],
    ['a quorum over all', { quorumPercent: 101, votersExpected: 5 }],
    ['a quorum of nobody', { quorumPercent: 50, votersExpected: 0 }],
    ['somebody who is nobody', { invited: { groupIds: [], unitIds: [], personIds: ['pe_none'] } }],
    ['the same unit of nowhere', { invited: { groupIds: [], unitIds: ['un_none'], personIds: [] } }],
    ['a kind of its own', { kind: 'party' }],
    ['half a letter', { title: 'Họp \ud83d' }],
    ['minus minutes', { agenda: [{ startsAt: null, minutes: -5, title: 'A', speaker: '', note: '' }] }],
    ['a piece of nothing', { agenda: [{ startsAt: null, minutes: 5, title: ' ', speaker: '', note: '' }] }],
  ]
  const answers: Record<string, string> = {}
  for (const [name, change] of tries) {
    const reply = await hall.draft(change as never)
    answers[name] = reply.status === 201 ? JSON.stringify(reply.json.title) : said(reply)
  }
  expect(answers).toEqual({
    'a kind of its own': '400 INVALID',
    'a link that runs': '400 digest.link',
    'a piece of nothing': '400 gathering.agenda',
    'a quorum of nobody': '400 INVALID',
    'a quorum of none': '400 INVALID',
    'a quorum over all': '400 INVALID',
    'a title that turns the line round': '"Họp tổ"',
    'a year long': '400 gathering.times',
    'begins in the past': '400 gathering.past',
    'ends as it begins': '400 gathering.times',
    'ends before it begins': '400 gathering.times',
    'half a letter': '"Họp �"',
    'minus minutes': '400 INVALID',
    'no title': '400 gathering.title',
    'somebody who is nobody': '400 gathering.invited',
    'the same unit of nowhere': '400 gathering.invited',
  })
})

test('in a room nothing of another room, another day or another hand is taken', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const [piece] = hall.plan.agenda
  const later = { startsAt: hall.plan.startsAt + 20 * dayMs, endsAt: hall.plan.startsAt + 20 * dayMs + hourMs }
  const other = await hall.announced({ ...later, agenda: [{ ...piece!, startsAt: null }] })
  const id = await hall.opened()
  const [hoa, ba, guest] = [await hall.phone('Bà Hoa'), await hall.phone('Ông Ba'), await hall.phone('Khách', null)]
  const wall = await hall.wall(id)
  for (const phone of [hoa, ba]) await phone.checkIn(id, wall)
  const own = (path: string, as: { token: string }, body: object = {}, of = id) =>
    hall.post(`/own-gatherings/${of}${path}`, as, body)
  const desk = (path: string, body: object = {}, of = id, as: { token: string } = hall.editor) =>
    hall.post(`/gatherings/${of}${path}`, as, body)
  const comment = (change: object = {}) => ({ clientId: randomUUID(), text: 'Ý kiến', anonymous: false, ...change })
  const clientId = randomUUID()
  await own('/comments', hoa, comment({ clientId }))
  const motion = { text: 'Việc', options: ['Có', 'Không'], way: 'secret', passPercent: 50, agendaId: null }
  const { json: made } = await desk('/motions', motion)
  await desk(`/motions/${made.id}/open`)
  const vote = `/motions/${made.id}/vote`
  const far = await app.request('GET', `/api/gatherings/${other}`, { as: hall.editor.token })
  const answers: Record<string, string> = {}
  const tried = async (name: string, reply: Promise<Reply>) => {
    answers[name] = said(await reply)
  }
  await tried('a code of this room in another', hoa.checkIn(other, wall))
  await tried('a code read eight days ago', hoa.checkIn(id, wall, { agoMs: 8 * dayMs }))
  await tried('a code of letters alone', guest.checkIn(id, '../../x'))
  await tried('in again', hoa.checkIn(id, wall))
  await tried('words of nothing', own('/comments', hoa, comment({ text: '\u200b\u2060 ' })))
  await tried('words without an end', own('/comments', hoa, comment({ text: 'a'.repeat(1001) })))
  await tried('a piece of another agenda', own('/comments', hoa, comment({ agendaId: far.json.plan.agenda[0].id })))
  await tried('the same message elsewhere', own('/comments', hoa, comment({ clientId }), other))
  await tried('another’s message', own('/comments', guest, comment({ clientId })))
  await tried('no name where names are asked', own('/comments', hoa, comment({ anonymous: true })))
  await tried('a choice below', own(vote, hoa, { choice: -1, word: randomUUID() }))
  await tried('a choice between', own(vote, hoa, { choice: 0.5, word: randomUUID() }))
  await tried('a choice beyond', own(vote, hoa, { choice: 2, word: randomUUID() }))
  await tried('a vote through another room', own(vote, hoa, { choice: 0, word: randomUUID() }, other))
  await tried('a vote for somebody', own(vote, hoa, { choice: 0, word: randomUUID(), personId: guest.id }))
  await tried('a motion of one choice', desk('/motions', { ...motion, options: ['Có'] }))
  await tried('a motion of two alike', desk('/motions', { ...motion, options: ['Có', 'có '] }))
  await tried('a motion on the wall of another', desk('/wall', { what: 'motion', id: made.id, page: 0 }, other))
  await tried('a page below', desk('/wall', { what: 'agenda', id: null, page: -1 }))
  await tried('a name of nothing', desk('/attendance', { clientId: randomUUID(), name: ' \u200b', mayVote: true }))
  await tried(
    'a task for the 30th of February',
    desk('/tasks', { text: 'Việc', unitId: hall.ward.id, dueOn: '2027-02-30' }),
  )
  await tried('a task for nobody', desk('/tasks', { text: 'Việc', unitId: 'un_none', dueOn: '2027-02-20' }))
  await tried('officers who were not there', desk('/officers', { chairId: guest.id, secretaryId: hoa.id }))
  await tried('minutes of what is not over', desk('/minutes'))
  await tried('opened twice', desk('/open'))
  await tried('announced twice', desk('/announce', { contentHash: 'x' }, id, hall.approver))
  await desk('/close')
  await tried('closed twice', desk('/close'))
  await tried('opened after its end', desk('/open'))
  await tried('cancelled after its end', desk('/cancel', { contentHash: 'x', words: 'Mưa' }))
  await tried('an answer after its end', own('/answer', hoa, { answer: 'yes' }))
  await tried('a vote after its end', own(vote, ba, { choice: 0, word: randomUUID() }))
  await tried('on the wall after its end', desk('/wall', { what: 'agenda', id: null, page: 0 }))
  await tried('minutes of nobody signed', own('/minutes/sign', hoa, { contentHash: 'x' }))
  expect(answers).toEqual({
    'a choice below': '400 INVALID',
    'a choice between': '400 INVALID',
    'a choice beyond': '400 motion.choice',
    'a code of letters alone': '400 gathering.code',
    'a code of this room in another': '400 gathering.code',
    'a code read eight days ago': '400 INVALID',
    'a motion of one choice': '400 motion.text',
    'a motion of two alike': '400 motion.text',
    'a motion on the wall of another': '409 gathering.not-open',
    'a name of nothing': '400 gathering.name',
    'a page below': '400 INVALID',
    'a piece of another agenda': '201',
    'a task for nobody': '400 task.unit',
    'a task for the 30th of February': '400 task.day',
    'a vote after its end': '409 gathering.closed',
    'a vote for somebody': '400 INVALID',
    'a vote through another room': '404 NOT_FOUND',
    'an answer after its end': '409 gathering.closed',
    'announced twice': '409 gathering.state',
    'another’s message': '403 gathering.not-asked',
    'cancelled after its end': '409 gathering.state',
    'closed twice': '200',
    'in again': '200',
    'minutes of nobody signed': '404 NOT_FOUND',
    'minutes of what is not over': '409 minutes.open',
    'no name where names are asked': '403 gathering.named',
    'officers who were not there': '400 gathering.officers',
    'on the wall after its end': '409 gathering.not-open',
    'opened after its end': '409 gathering.state',
    'opened twice': '200',
    'the same message elsewhere': '409 CONFLICT',
    'words of nothing': '400 gathering.comment',
    'words without an end': '400 gathering.comment',
  })
})
