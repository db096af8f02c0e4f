import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sha256 } from '../../core/ids.ts'
import { gatheringBallots, gatheringVotes } from '../../db/schema/gathering-rooms.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

const asked = {
  ...{ text: 'Góp 200.000 đồng mỗi hộ sửa đường ngõ', options: ['Đồng ý', 'Không đồng ý', 'Ý kiến khác'] },
  ...{ way: 'secret', passPercent: 50 as number | null, agendaId: null },
}

/** A room with three phones checked in and a motion that is open. */
async function votingRoom(change: Partial<Record<keyof typeof asked, unknown>> = {}, plan: object = {}) {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened(plan)
  const wall = await hall.wall(id)
  const phones = [await hall.phone('Bà Hoa'), await hall.phone('Ông Ba'), await hall.phone('Chị Tư')] as const
  for (const phone of phones) await phone.checkIn(id, wall)
  const made = await hall.post(`/gatherings/${id}/motions`, hall.editor, { ...asked, ...change })
  const motionId = made.json.id as string
  expect((await hall.post(`/gatherings/${id}/motions/${motionId}/open`, hall.editor)).status).toBe(200)
  return {
    ...{ app, hall, id, motionId, phones, wall },
    vote: (phone: { token: string }, choice: number, word: string = randomUUID()) =>
      hall.post(`/own-gatherings/${id}/motions/${motionId}/vote`, phone, { choice, word }),
    count: (hands: number[] = []) => hall.post(`/gatherings/${id}/motions/${motionId}/count`, hall.editor, { hands }),
    ballots: (as: string | null = null) =>
      app.request('GET', `/api/own-gatherings/${id}/motions/${motionId}/ballots`, { as }),
    rows: () => app.database.db.select().from(gatheringBallots),
  }
}

test('a secret vote counts each once, names nobody, and is counted again by whoever reads the list', async () => {
  const room = await votingRoom({}, { quorumPercent: 50, votersExpected: 4 })
  const [hoa, ba, tu] = room.phones
  const word = randomUUID()
  // Two taps at once, then a second phone of the same person with another answer.
  const taps = await Promise.all([room.vote(hoa, 0, word), room.vote(hoa, 1, word), room.vote(hoa, 1)])
  const fresh = taps.filter(({ json }) => !json.repeated)
  expect(fresh).toHaveLength(1)
  expect(await room.rows()).toHaveLength(1)
  expect((await room.vote(hoa, 1, word)).json).toMatchObject({ repeated: true })
  const second = await room.vote(hoa, 2)
  expect(second.json).toEqual({ repeated: true, choice: null, code: null })
  await room.vote(ba, 0)
  const wordOfTu = randomUUID()
  const { json: mine } = await room.vote(tu, 1, wordOfTu)
  expect(mine).toMatchObject({ repeated: false, choice: 1 })
  // A reply that was lost: sent again, it says what stands and which ballot it is.
  expect((await room.vote(tu, 1, wordOfTu)).json).toEqual({ ...mine, repeated: true })
  // Whoever takes another's word gets no ballot of it.
  expect((await room.ballots()).status).toBe(404)

  const rows = await room.rows()
  expect(JSON.stringify(rows)).not.toContain(hoa.id)
  expect((await room.app.database.db.select().from(gatheringVotes)).map(({ choice }) => choice)).toEqual([
    null,
    null,
    null,
  ])
  const counted = await room.count()
  const sum = [0, 1, 2].map((n) => rows.filter(({ choice }) => choice === n).length)
  expect(counted.json.result).toMatchObject({ counts: sum, voted: 3, entitled: 3, base: 4, quorate: true })
  expect(counted.json.result.passed).toBe((sum[0] ?? 0) * 100 >= 200)

  const { json: list } = await room.ballots()
  expect(list.named).toBeNull()
  expect(list.ballots.find(({ code }: { code: string }) => code === mine.code)).toMatchObject({ choice: 1 })
  const again = JSON.stringify([
    ...[room.motionId, list.text, list.options, list.result.hands],
    list.ballots.map((one: { receipt: string; choice: number }) => [one.receipt, one.choice]),
  ])
  expect(await sha256(again)).toBe(counted.json.resultHash)
  // After the count no vote is taken, and a count is one.
  const late = await room.hall.phone('Anh Năm')
  await late.checkIn(room.id, room.wall)
  expect((await room.vote(late, 0)).json.error.reason).toBe('motion.counted')
  expect((await room.count([9])).json).toEqual(counted.json)
  expect(await room.rows()).toHaveLength(3)
  // The room that was shut holds the vote that stood: sent again after the count, it is told, not taken.
  expect((await room.vote(tu, 0, wordOfTu)).json).toEqual({ ...mine, repeated: true })
})

test('an open vote shows names to those who were in the room, and to nobody else', async () => {
  const room = await votingRoom({ way: 'open', passPercent: null })
  const [hoa, ba] = room.phones
  await room.vote(hoa, 0)
  await room.vote(ba, 1)
  expect((await room.vote(ba, 0)).json).toMatchObject({ repeated: true, choice: 1, code: null })
  await room.count()
  expect((await room.ballots(hoa.token)).json.named).toEqual([
    { name: 'Bà Hoa', choice: 0 },
    { name: 'Ông Ba', choice: 1 },
  ])
  const outside = await room.hall.phone('Người ngoài')
  expect((await room.ballots(outside.token)).json).toMatchObject({ named: null, ballots: [{}, {}] })
})

test('who left, who has no vote, who is not there and who names no choice are refused', async () => {
  const room = await votingRoom()
  const [hoa, ba, tu] = room.phones
  const { json } = await room.app.request('GET', `/api/gatherings/${room.id}/attendance`, {
    as: room.hall.editor.token,
  })
  const rowOf = (name: string) => json.attendance.find((row: { name: string }) => row.name === name).id
  await room.vote(tu, 0)
  for (const name of ['Bà Hoa', 'Chị Tư'])
    await room.hall.post(`/gatherings/${room.id}/attendance/${rowOf(name)}/left`, room.hall.editor, { left: true })
  expect((await room.vote(hoa, 0)).json.error.reason).toBe('motion.left')
  expect((await room.vote(ba, 7)).json.error.reason).toBe('motion.choice')
  const absent = await room.hall.phone('Ở nhà')
  expect((await room.vote(absent, 0)).json.error.reason).toBe('motion.absent')
  await room.app.database.write((tx) =>
    tx.run(sql`update gathering_attendance set may_vote = 0 where person_id = ${ba.id}`),
  )
  expect((await room.vote(ba, 0)).json.error.reason).toBe('motion.no-vote')
  expect(await room.rows()).toHaveLength(1)
  // Who voted and then went home is counted, and so is how many could.
  expect((await room.count()).json.result).toMatchObject({ voted: 1, entitled: 1 })
})

test('hands of those without a phone are counted in, no more than there are; one motion is open at a time', async () => {
  const room = await votingRoom({ passPercent: null })
  for (const name of ['Cụ Sáu', 'Cụ Bảy'])
    await room.hall.post(`/gatherings/${room.id}/attendance`, room.hall.editor, {
      ...{ clientId: randomUUID(), name, mayVote: true },
    })
  const other = await room.hall.post(`/gatherings/${room.id}/motions`, room.hall.editor, { ...asked, way: 'hands' })
  const open = () => room.hall.post(`/gatherings/${room.id}/motions/${other.json.id}/open`, room.hall.editor)
  expect((await open()).json.error.reason).toBe('motion.other-open')
  expect((await room.count([3])).json.error.reason).toBe('motion.hands')
  expect((await room.count([1, 1])).json.result).toMatchObject({ counts: [1, 1, 0], hands: [1, 1, 0], entitled: 5 })
  expect((await open()).status).toBe(200)
  const vote = { choice: 0, word: randomUUID() }
  const by = await room.hall.post(`/own-gatherings/${room.id}/motions/${other.json.id}/vote`, room.phones[0], vote)
  expect(by.json.error.reason).toBe('motion.not-open')
  const bad = await room.hall.post(`/gatherings/${room.id}/motions`, room.hall.editor, {
    ...asked,
    options: ['Có', ' Có'],
  })
  expect(bad.json.error.reason).toBe('motion.text')
  // Ballots that somebody added behind the votes are noticed before a result is told.
  const third = await room.hall.post(`/gatherings/${room.id}/motions`, room.hall.editor, asked)
  await room.hall.post(`/gatherings/${room.id}/motions/${other.json.id}/count`, room.hall.editor, { hands: [5] })
  await room.hall.post(`/gatherings/${room.id}/motions/${third.json.id}/open`, room.hall.editor)
  await room.app.database.write((tx) =>
    tx.insert(gatheringBallots).values({ receipt: 'ab', motionId: third.json.id, choice: 0 }),
  )
  const uneven = await room.hall.post(`/gatherings/${room.id}/motions/${third.json.id}/count`, room.hall.editor, {
    hands: [],
  })
  expect(uneven.json.error.reason).toBe('motion.uneven')
  expect(
    await room.app.database.db.select().from(gatheringVotes).where(eq(gatheringVotes.motionId, third.json.id)),
  ).toEqual([])
})
