import { eq } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { campaignFigures } from '../../core/campaigns/figures.ts'
import { forgetClasses } from '../../core/classes/forget.ts'
import { readClass } from '../../core/classes/read.ts'
import { listAttendance } from '../../core/gatherings/attendance.ts'
import { gatheringInFull } from '../../core/gatherings/list.ts'
import { remindDue } from '../../core/gatherings/notices/remind-due.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs, dayOf, hourMs } from '../../core/time.ts'
import { changeUnits, previewChange } from '../../core/units/changes.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { campaignLinks } from '../../db/schema/campaigns.ts'
import { certificates } from '../../db/schema/certificates.ts'
import { gatheringAttendance } from '../../db/schema/gathering-rooms.ts'
import {
  classFigures,
  classMembers,
  gatheringInvitations,
  gatheringRsvps,
  gatheringSeries,
  gatherings,
} from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { classRoom } from '../support/classes.ts'
import { sealed } from '../support/contest.ts'
import { fontAssets } from '../support/fonts.ts'
import { openRound, plainQuestions, take } from '../support/quiz.ts'

async function room() {
  const app = await testApp({ assets: fontAssets })
  const held = await classRoom(app)
  const [an, binh, chi] = [await held.phone('Trần Văn An'), await held.phone('Lê Thị Bình'), await held.phone('Vũ Chi')]
  const reasonOf = async (reply: Promise<{ json: { error?: { reason?: string } } }>) => (await reply).json.error?.reason
  return { app, ...held, an, binh, chi, reasonOf }
}

test('a class from its programme to certificates that its people and a public page tell of', async () => {
  const { app, an, binh, chi, call, create, enrol, session, read, roster, hold, editor, approver, ...held } =
    await room()
  const made = await create({ attendPercent: 60 })
  expect(made.status, JSON.stringify(made.json)).toBe(201)
  const { id } = made.json
  await app.database.write((tx) => tx.update(people).set({ oaUserId: '77', follows: true }).where(eq(people.id, an.id)))
  expect((await enrol(id, [an.id, binh.id])).json).toEqual({ added: 2 })
  for (const nth of [1, 2, 3])
    expect((await call('POST', `/classes/${id}/sessions`, editor, session(nth))).status).toBe(201)
  // Nobody but the office knows of it before a second person has announced it.
  expect((await call('GET', `/own-classes/${id}`, an)).status).toBe(404)
  const draft = await read(id, approver)
  expect(draft).toMatchObject({ isKeeper: false, keeperName: 'Biên tập viên', state: 'active' })
  expect(draft.sessions.map(({ topic }: { topic: string }) => topic)).toEqual(['Bài 1', 'Bài 2', 'Bài 3'])
  expect((await call('POST', `/classes/${id}/announce`, approver, { contentHash: 'x' })).status).toBe(409)
  expect((await held.announce(id)).json).toEqual({ announced: 3 })
  const [told] = await app.database.db.select().from(replies).where(eq(replies.recipient, '77'))
  for (const words of ['Lớp bồi dưỡng tuyên truyền viên', 'Bài 1 (Ông Minh)', 'Bài 3', 'Hội trường phường'])
    expect(told!.text).toContain(words)

  // Before each session what reminds of any gathering reminds of it.
  const first = (await read(id)).sessions[0]
  app.clock.at = first.startsAt - 23 * hourMs
  expect(await remindDue(app.system)).toBe(1)
  expect((await app.database.db.select().from(replies).where(eq(replies.recipient, '77'))).at(-1)!.text).toContain(
    'Bài 1',
  )

  await hold(id, [an, binh])
  await hold(id, [an, chi])
  await hold(id, [an])
  const { students, held: sessions } = await roster(id)
  expect(sessions).toBe(3)
  // Nobody asked the third by name: they are in the class for as much as they came, which the gathering refused.
  expect(
    students.map((one: { name: string; sessions: string[]; completed: boolean }) => [
      one.name,
      one.sessions.length,
      one.completed,
    ]),
  ).toEqual([
    ['Lê Thị Bình', 1, false],
    ['Trần Văn An', 3, true],
  ])
  const mine = (await call('GET', `/own-classes/${id}`, an)).json
  expect(mine).toMatchObject({ ended: false, earned: false, held: 3, mine: { attended: 3, completed: true } })
  // Asked before the class is over, there is none.
  const certificate = (who: { token: string }, name: string) =>
    call('POST', `/own-classes/${id}/certificate`, who, { name, shown: 'whole' })
  expect((await certificate(an, 'An')).json.error.reason).toBe('class.not-yet')
  expect((await call('POST', `/classes/${id}/certificates`, editor)).json.error.reason).toBe('class.not-yet')
  expect((await call('POST', `/classes/${id}/end`, editor)).status).toBe(200)
  expect((await call('GET', `/own-classes/${id}`, an)).json).toMatchObject({ ended: true, earned: true })
  expect((await certificate(binh, 'Bình')).json.error.reason).toBe('class.not-earned')
  const taken = (await certificate(an, ' Trần  Văn An ')).json
  expect(taken).toMatchObject({ name: 'Trần Văn An', withdrawn: null })
  const page = await app.request('GET', new URL(taken.link).pathname)
  for (const words of [
    'Giấy này còn hiệu lực',
    'Trần Văn An',
    'Lớp học',
    'Hoàn thành lớp học 3 buổi',
    'Phường An Bình',
  ])
    expect(page.text).toContain(words)
  const paper = await app.app.request(`/api/own-classes/${id}/certificate/paper`, {
    headers: { authorization: `Bearer ${an.token}` },
  })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await paper.arrayBuffer())), {
    mergePages: true,
  })
  expect(text).toContain('Lớp học “Lớp bồi dưỡng tuyên truyền viên”')
  expect((await call('POST', `/classes/${id}/certificates`, editor)).json).toEqual({ made: 0, nameless: 0 })

  // What it says stays: the programme changes no more, and the end is not taken back.
  expect((await call('POST', `/classes/${id}/sessions`, editor, session(9))).json.error.reason).toBe('class.ended')
  const now = await read(id)
  expect(
    (await call('PUT', `/classes/${id}`, editor, { ...held.given, title: 'Khác', updatedAt: now.updatedAt })).json.error
      .reason,
  ).toBe('class.ended')
  expect((await enrol(id, [chi.id])).json.error.reason).toBe('class.ended')
  expect((await call('POST', `/classes/${id}/reopen`, editor)).json.error.reason).toBe('class.certified')

  // Withdrawn by two.
  const [row] = (await call('GET', `/classes/${id}/certificates`, held.communicator)).json.certificates
  const withdraw = (who: { token: string }, body: object) => call('POST', `/certificates/${row.id}/withdraw`, who, body)
  expect((await withdraw(editor, { reason: 'Cấp nhầm người' })).json).toEqual({ withdrawn: false })
  expect((await withdraw(editor, {})).json.error.reason).toBe('certificate.four-eyes')
  expect((await withdraw(held.communicator, {})).json).toEqual({ withdrawn: true })
  expect((await app.request('GET', new URL(taken.link).pathname)).text).toContain('đã bị thu hồi')
  expect((await certificate(an, 'An')).json.error.reason).toBe('certificate.withdrawn')
  const acts = (await app.database.db.select({ action: auditLog.action }).from(auditLog)).map(({ action }) => action)
  for (const act of ['class.write', 'class.enrol', 'class.announce', 'class.end', 'certificate.withdraw'])
    expect(acts).toContain(act)
})

test('names are the keeper’s alone: units see counts, small ones hidden, and a file says who took it', async () => {
  const { app, an, binh, call, running, hold, read, editor, communicator, approver, ward, reasonOf, ...held } =
    await room()
  const more = []
  for (let nth = 0; nth < 6; nth++) more.push(await held.phone(`Người ${nth}`))
  const id = await running([an, binh, ...more])
  await hold(id, [an, ...more])
  for (const who of [communicator, await app.person('Biên tập khác', ['editor', ward.id])]) {
    expect(await reasonOf(call('GET', `/classes/${id}/roster`, who))).toBe('class.keeper')
    expect(await reasonOf(call('POST', `/classes/${id}/roster.xlsx`, who))).toBe('class.keeper')
    expect(await reasonOf(call('GET', `/classes/${id}/people?query=an`, who))).toBe('class.keeper')
  }
  expect(JSON.stringify(await read(id, communicator))).not.toContain('Trần Văn An')
  // One of eight did not come: told, that would say who; so would the one who did not complete it.
  const { figures } = (await call('GET', '/classes', communicator)).json
  expect(figures.units).toMatchObject([{ name: 'Phường An Bình', classes: 1, people: 8, attended: null }])
  const file = await call('POST', `/classes/${id}/roster.xlsx`, editor)
  expect(file.headers.get('content-type')).toContain('spreadsheetml')
  const [line] = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'class.export'))
  expect(line).toMatchObject({ subjectId: id, actorId: editor.id })
  // Who keeps it hands it over; nobody takes it while they work there.
  expect(await reasonOf(call('POST', `/classes/${id}/keeper`, communicator, { personId: communicator.id }))).toBe(
    'class.keeper',
  )
  expect(await reasonOf(call('POST', `/classes/${id}/keeper`, editor, { personId: approver.id }))).toBe(
    'class.new-keeper',
  )
  expect((await call('POST', `/classes/${id}/keeper`, editor, { personId: communicator.id })).status).toBe(200)
  expect(await reasonOf(call('GET', `/classes/${id}/roster`, editor))).toBe('class.keeper')
  await erasePerson(app.system, { personId: communicator.id })
  expect((await call('POST', `/classes/${id}/keeper`, editor, { personId: editor.id })).status).toBe(200)
})

test('a session is not moved into the past, nor taken away once it was held; a class takes no quiz of another unit', async () => {
  const { app, an, call, create, running, hold, session, read, editor, approver, ward, reasonOf, ...held } =
    await room()
  const id = await running([an])
  const add = (change: object) => call('POST', `/classes/${id}/sessions`, editor, session(9, change))
  expect(await reasonOf(add({ startsAt: app.clock.at - hourMs, endsAt: app.clock.at + hourMs }))).toBe('gathering.past')
  expect(await reasonOf(add({ topic: ' ' }))).toBe('gathering.agenda')
  const [first, second] = (await read(id)).sessions
  expect(await reasonOf(add({ startsAt: first.startsAt, endsAt: first.endsAt }))).toBe('class.same-time')
  const page = (await call('GET', `/gatherings/${second.id}`, editor)).json
  const moved = { ...page.plan, startsAt: app.clock.at - hourMs, contentHash: page.contentHash, words: '' }
  expect(await reasonOf(call('POST', `/gatherings/${second.id}/change`, editor, moved))).toBe('gathering.past')
  // What was announced is called off by two; what was held stays.
  await hold(id, [an])
  const cancel = (of: string, contentHash: string) =>
    call('POST', `/gatherings/${of}/cancel`, editor, { contentHash, words: 'Thôi' })
  const over = (await call('GET', `/gatherings/${first.id}`, editor)).json
  expect(await reasonOf(cancel(first.id, over.contentHash))).toBe('gathering.state')
  expect(await reasonOf(call('DELETE', `/gatherings/${first.id}`, editor))).toBe('gathering.state')
  expect(await reasonOf(call('POST', `/classes/${id}/end`, editor))).toBe('class.running')
  const { contentHash } = (await cancel(second.id, page.contentHash)).json
  await call('POST', `/gatherings/${second.id}/notice/approve`, approver, { contentHash })
  await hold(id, [])
  // Two were held and one called off: half of two is enough for half.
  expect((await held.roster(id)).held).toBe(2)
  // What it takes is as it was when the first day was held.
  const now = await read(id)
  expect(
    await reasonOf(
      call('PUT', `/classes/${id}`, editor, { ...held.given, attendPercent: 50, updatedAt: now.updatedAt }),
    ),
  ).toBe('class.rule-fixed')
  expect(await reasonOf(call('PUT', `/classes/${id}`, editor, { ...held.given, updatedAt: 1 }))).toBe('gathering.stale')
  const elsewhere = await app.unit('Phường khác')
  const { id: roundId } = await openRound(app, elsewhere.id)
  expect(await reasonOf(create({ roundId, passPercent: 50 }))).toBe('class.quiz')
  expect(await reasonOf(create({ roundId: 'rd_none', passPercent: 50 }))).toBe('class.quiz')
  expect(await reasonOf(create({ attendPercent: null }))).toBe('class.rule')
  expect(await reasonOf(create({ title: ' ' }))).toBe('class.title')
  expect((await create({}, elsewhere.id)).status).toBe(404)
  const own = await openRound(app, ward.id, { questionCount: 5 }, { questions: plainQuestions(5) })
  expect((await create({ roundId: own.id, passPercent: 50 })).status).toBe(201)
})

test('the quiz at the end counts once it is sealed, and for nobody but those of the class', async () => {
  const { app, an, binh, chi, call, running, hold, read, editor, ward, reasonOf, ...held } = await room()
  const id = await running([an, binh], { sessions: 1, attendPercent: 100, passPercent: 80 })
  await hold(id, [an, binh])
  expect(await reasonOf(call('POST', `/classes/${id}/end`, editor))).toBe('class.quiz-open')
  const round = await openRound(app, ward.id, { questionCount: 5 }, { questions: plainQuestions(5), openFor: hourMs })
  const { updatedAt } = await read(id)
  const rule = { attendPercent: 100, passPercent: 80 }
  expect(
    (await call('PUT', `/classes/${id}`, editor, { ...held.given, ...rule, roundId: round.id, updatedAt })).status,
  ).toBe(200)
  for (const [who, right] of [
    [an, 5],
    [binh, 2],
    [chi, 5],
  ] as const)
    await take(app, round.id, who.token, { right })
  expect((await held.roster(id)).students.map((one: { score: number | null }) => one.score)).toEqual([null, null])
  expect(await reasonOf(call('POST', `/classes/${id}/end`, editor))).toBe('class.quiz-open')
  await sealed(app, round)
  expect((await held.roster(id)).students).toMatchObject([
    { name: 'Lê Thị Bình', score: 2, completed: false },
    { name: 'Trần Văn An', score: 5, completed: true },
  ])
  expect((await call('POST', `/classes/${id}/end`, editor)).status).toBe(200)
  expect((await call('POST', `/classes/${id}/certificates`, editor)).json).toEqual({ made: 1, nameless: 0 })
  expect(
    (await call('POST', `/own-classes/${id}/certificate`, chi, { name: 'Chi', shown: 'none' })).json.error.reason,
  ).toBe('class.not-earned')
  const [{ link, id: certificateId }] = (await call('GET', `/classes/${id}/certificates`, editor)).json.certificates
  // Above its unit it is told how many there are, and by name those that are asked back.
  const belongsTo = (unitId: string) =>
    app.database.write((tx) => tx.update(gatheringSeries).set({ unitId }).where(eq(gatheringSeries.id, id)))
  const above = held.communicator
  const fromAbove = async () => (await call('GET', `/classes/${id}/certificates`, above)).json
  expect(await fromAbove()).toMatchObject({ unnamed: 0, certificates: [{}] })
  await belongsTo(held.chats[0]!.unitId)
  expect(await fromAbove()).toEqual({ certificates: [], unnamed: 1 })
  expect((await call('GET', `/classes/${id}/certificates/papers`, above)).json.error.reason).toBe('class.names')
  await call('POST', `/certificates/${certificateId}/withdraw`, editor, { reason: 'Cấp nhầm' })
  expect(await fromAbove()).toMatchObject({ unnamed: 0, certificates: [{ name: 'Trần Văn An' }] })
  const page = await app.request('GET', new URL(link).pathname)
  expect(page.text).toContain('kiểm tra đạt 5/5')
  // The office made it: their name is told by nobody but them.
  expect(page.text).not.toContain('Trần Văn An')
})

test('who is added later is asked to what is to come, who is taken off no more; two rows of one human are one in the class', async () => {
  const { app, an, binh, chi, call, running, hold, enrol, read, roster, editor, reasonOf } = await room()
  const id = await running([an])
  await hold(id, [an, chi])
  expect((await enrol(id, [chi.id, binh.id])).json).toEqual({ added: 2 })
  expect((await enrol(id, [chi.id])).json).toEqual({ added: 0 })
  expect(await reasonOf(enrol(id, ['pe_none']))).toBe('class.people')
  const invited = async () => {
    const next = (await read(id)).sessions.find(({ state }: { state: string }) => state === 'announced')
    return (await call('GET', `/gatherings/${next.id}`, editor)).json.plan.invited.personIds.sort()
  }
  expect(await invited()).toEqual([an.id, binh.id, chi.id].sort())
  expect((await call('DELETE', `/classes/${id}/people/${binh.id}`, editor)).status).toBe(200)
  expect((await call('DELETE', `/classes/${id}/people/${binh.id}`, editor)).status).toBe(404)
  expect(await invited()).toEqual([an.id, chi.id].sort())
  await hold(id, [an, chi])
  await hold(id, [chi])
  // Held before they came, the first session is one of three for them too: two of three is enough for 60 in a hundred.
  expect(
    (await roster(id)).students.map((one: { name: string; sessions: string[]; completed: boolean }) => [
      one.name,
      one.sessions.length,
      one.completed,
    ]),
  ).toEqual([
    ['Trần Văn An', 2, true],
    ['Vũ Chi', 2, true],
  ])
  const rowOf = async (personId: string) =>
    (await app.database.db.select().from(people).where(eq(people.id, personId)))[0]!
  const [keep, drop] = [await rowOf(an.id), await rowOf(chi.id)]
  await call('POST', `/classes/${id}/end`, editor)
  for (const who of [an, chi])
    await call('POST', `/own-classes/${id}/certificate`, who, { name: 'Một Người', shown: 'whole' })
  await app.database.write((tx) => mergePeople(tx, app.system, { keep, drop }))
  expect((await roster(id)).students.map((one: { sessions: string[] }) => one.sessions.length)).toEqual([3])
  const given = await app.database.db.select().from(certificates)
  expect(given.filter(({ withdrawnAt }) => withdrawnAt === null)).toMatchObject([{ personId: an.id }])
  expect(given.find(({ withdrawnAt }) => withdrawnAt !== null)!.reason).toContain('lớp học này')
  // Whoever is erased takes their certificate along, and is no line of the class any more.
  await erasePerson(app.system, { personId: an.id })
  expect((await roster(id)).students).toEqual([])
  expect(await app.database.db.select().from(classMembers)).toEqual([])
  expect(await app.database.db.select().from(certificates)).toEqual([])
})

test('a class goes over with its unit, and asks communicators of the whole line at once', async () => {
  const { app, an, call, create, enrol, session, read, editor, ward, communicator, reasonOf, ...held } = await room()
  const below = held.chats[0]!.unitId
  const other = await app.person('Tuyên truyền tổ', ['communicator', below])
  const { id } = (await create({ invited: { groupIds: [], unitIds: [below] } }, below)).json
  expect((await enrol(id, [], { communicators: true })).json).toEqual({ added: 1 })
  await call('POST', `/classes/${id}/sessions`, editor, session(1))
  const into = held.chats[1]!.unitId
  const input = { act: 'merge' as const, unitIds: [below], targetId: into, day: dayOf(app.clock.at) }
  const { hash } = await previewChange(app.system, input)
  await changeUnits(app.system, { ...input, hash })
  expect(await read(id)).toMatchObject({ unitName: 'Tổ dân phố 2', sessions: [{ state: 'draft' }] })
  expect((await call('POST', `/classes/${id}/sessions`, editor, session(2))).status).toBe(201)
  // What was written for the unit before is read again by who took over: saved anew it asks those who took over.
  expect(await reasonOf(held.announce(id) as never)).toBe('gathering.stale')
  const { updatedAt } = await read(id)
  const again = { ...held.given, invited: { groupIds: [], unitIds: [below] }, updatedAt }
  expect((await call('PUT', `/classes/${id}`, editor, again)).status).toBe(200)
  expect((await read(id)).invited.unitIds).toEqual([into])
  expect((await held.announce(id)).json).toEqual({ announced: 2 })
  expect((await call('GET', `/own-classes`, other)).json.classes).toMatchObject([{ id, unitName: 'Tổ dân phố 2' }])
  expect((await call('GET', `/own-classes`, communicator)).json.classes).toEqual([])
  expect(ward.id).not.toBe(below)
  expect((await call('GET', `/own-classes/${id}`, an)).json).toMatchObject({
    mine: null,
    sessions: [{ topic: 'Bài 1' }, { topic: 'Bài 2' }],
  })
})

test('a year after, names are let go of: counts stay, of classes and of other gatherings', async () => {
  const { app, an, binh, call, running, hold, editor, ...held } = await room()
  const id = await running([an, binh], { sessions: 1 })
  const [planned] = (await held.read(id)).sessions
  await call('POST', `/own-gatherings/${planned.id}/answer`, an, { answer: 'yes' })
  const session = await hold(id, [an, binh])
  await call('POST', `/classes/${id}/end`, editor)
  await call('POST', `/own-classes/${id}/certificate`, an, { name: 'An', shown: 'whole' })
  const byName = async () => [
    ...(await app.database.db.select().from(gatheringRsvps)),
    ...(await app.database.db.select().from(gatheringInvitations).where(eq(gatheringInvitations.what, 'person'))),
  ]
  expect(await byName()).toHaveLength(3)
  const kept = async (id: string) =>
    (await app.database.db.select().from(gatherings).where(eq(gatherings.id, id)))[0]!.keptAnswers
  app.clock.at += hourMs
  const startsAt = app.clock.at + 48 * hourMs
  const invited = { groupIds: [], unitIds: [], personIds: [an.id, binh.id] }
  const { json: draft } = await held.draft({ startsAt, endsAt: startsAt + hourMs, agenda: [], invited })
  await call('POST', `/gatherings/${draft.id}/announce`, held.approver, { contentHash: draft.contentHash })
  const meeting = draft.id as string
  for (const [who, answer] of [
    [an, 'no'],
    [binh, 'yes'],
  ] as const)
    await call('POST', `/own-gatherings/${meeting}/answer`, who, { answer })
  app.clock.at = startsAt - hourMs / 2
  await held.post(`/gatherings/${meeting}/open`, editor)
  await binh.checkIn(meeting, (await held.wall(meeting)).split('/in/')[1]!)
  await held.post(`/gatherings/${meeting}/close`, editor)
  const names = () => app.database.db.select({ personId: gatheringAttendance.personId }).from(gatheringAttendance)
  app.clock.at += 363 * dayMs
  expect(await forgetClasses(app.system)).toBe(0)
  await retain(app.system)
  expect((await names()).filter(({ personId }) => personId !== null)).toHaveLength(3)
  app.clock.at += 8 * dayMs
  expect(await forgetClasses(app.system)).toBe(1)
  expect(await forgetClasses(app.system)).toBe(0)
  await retain(app.system)
  expect(await names()).toEqual([{ personId: null }, { personId: null }, { personId: null }])
  expect(await app.database.db.select().from(classFigures)).toMatchObject([{ people: 2, attended: 2, completed: 2 }])
  expect(await app.database.db.select().from(classMembers)).toEqual([])
  expect(await byName()).toEqual([])
  // How many answered what is told still, by the desk too.
  expect(await kept(session)).toEqual({ yes: 1, no: 0, maybe: 0, named: 2 })
  expect((await gatheringInFull(editor.ctx, meeting)).answers).toEqual({
    yes: 1,
    no: 1,
    maybe: 0,
    named: 2,
  })
  expect((await app.database.db.select().from(gatherings).where(eq(gatherings.id, session)))[0]!.present).toBe(2)
  expect(await listAttendance(editor.ctx, meeting)).toEqual({ total: 1, attendance: [] })
  expect(await readClass(editor.ctx, id)).toMatchObject({ forgotten: true, figures: { units: [{ people: null }] } })
  // The certificate is its person's.
  expect(await app.database.db.select().from(certificates)).toMatchObject([{ name: 'An', personId: an.id }])
  expect((await app.database.db.select().from(gatheringSeries))[0]!.forgottenAt).not.toBeNull()
})

test('days are put into the calendar of one’s own phone, and none of a draft', async () => {
  const { an, call, running, session, read, editor } = await room()
  const id = await running([an], { sessions: 2 })
  await call('POST', `/classes/${id}/sessions`, editor, session(3, { link: 'https://hop.example.vn/phong-1' }))
  const all = await call('GET', `/own-classes/${id}/calendar.ics`, an)
  expect(all.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(all.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  const [first, , draft] = (await read(id)).sessions
  const one = await call('GET', `/own-gatherings/${first.id}/calendar.ics`, an)
  expect(one.text).toContain(`UID:${first.id}@`)
  expect(one.text).not.toContain('hop.example.vn')
  expect((await call('GET', `/own-gatherings/${draft.id}/calendar.ics`, an)).status).toBe(404)
})

test('the office’s calendar address shows sessions and meetings of its maker, and nothing private', async () => {
  const { app, an, call, running, announced, editor, plan, ...held } = await room()
  await running([an], { sessions: 1 })
  const at = (hours: number) => ({
    startsAt: app.clock.at + hours * hourMs,
    endsAt: app.clock.at + (hours + 1) * hourMs,
    agenda: [],
  })
  await announced({ ...at(5), title: 'Họp dân tổ 1' })
  await announced({ ...at(7), title: 'Sinh hoạt chi bộ 3', kind: 'cell_meeting' })
  const byName = { groupIds: [], unitIds: [], personIds: [an.id] }
  await announced({ ...at(9), title: 'Gặp riêng một người', invited: byName })
  const { url } = (await call('POST', '/calendar/feed', editor)).json
  const all = (await app.request('GET', new URL(url).pathname)).text.replace(/\r\n /g, '')
  // What went to a group is an announcement as any other; here it is about the days themselves.
  const feed = all
    .split('BEGIN:VEVENT')
    .filter((event) => event.includes('UID:gt_'))
    .join('')
  expect(feed).toContain('SUMMARY:Họp dân tổ 1')
  expect(feed).toContain('SUMMARY:Lớp bồi dưỡng tuyên truyền viên: Bài 1')
  for (const hidden of ['Sinh hoạt chi bộ 3', 'Gặp riêng', 'Trần Văn An']) expect(feed).not.toContain(hidden)
  // Whoever is asked by name takes it into their own calendar, where nobody else reads it.
  expect(
    (await call('GET', '/own-gatherings', an)).json.gatherings.map((one: { title: string }) => one.title),
  ).toContain('Gặp riêng một người')
  expect([plan.kind, held.ward.name]).toEqual(['residents_meeting', 'Phường An Bình'])
})

test('a campaign tells how many came to what stands under it, once it is over, and fewer than five to nobody', async () => {
  const { app, an, binh, running, hold, editor, ward, ...held } = await room()
  const more = []
  for (let nth = 0; nth < 4; nth++) more.push(await held.phone(`Người ${nth}`))
  const id = await running([an, binh, ...more], { sessions: 2 })
  const campaign = { unitId: ward.id, title: 'Học tập nghị quyết', lead: 'Cả phường cùng học.' }
  const made = await held.post('/campaigns', editor, {
    ...campaign,
    startsOn: dayOf(app.clock.at),
    endsOn: dayOf(app.clock.at + 20 * dayMs),
  })
  expect(made.status, JSON.stringify(made.json)).toBe(201)
  const sessions = (await held.read(id)).sessions as { id: string }[]
  await app.database.write((tx) =>
    tx.insert(campaignLinks).values(
      sessions.map((one, position) => ({
        ...{ campaignId: made.json.id, kind: 'gathering' as const, refId: one.id, position },
        addedAt: app.clock.at,
      })),
    ),
  )
  const present = async () => (await campaignFigures(editor.ctx, made.json.id)).present
  expect(await present()).toBe(0)
  await hold(id, [an, binh])
  expect(await present()).toBeNull()
  await hold(id, [an, binh, ...more])
  expect(await present()).toBe(8)
})
