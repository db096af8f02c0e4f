import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { visitedAt } from '../../bot/http/visits.ts'
import { holdersOf } from '../../core/roles.ts'
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import type { Measure } from '../../core/statistics/facts/measures.ts'
import { periodsOf } from '../../core/statistics/facts/periods.ts'
import { countsOf, figuresOf } from '../../core/statistics/facts/read.ts'
import { writeVisits } from '../../core/statistics/facts/visits.ts'
import { addDays, instantOf } from '../../core/time.ts'
import { questions } from '../../db/schema/answers.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { calendarDays } from '../../db/schema/calendar.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { groups } from '../../db/schema/groups.ts'
import { testApp } from '../support/app.ts'

const start = instantOf('2026-09-01', '00:30')

/** An office that was begun on the first of September: a ward with two quarters. */
async function office() {
  const app = await testApp({ startAt: start })
  const ward = await app.unit('Phường Mẫu')
  const [one, two] = [
    await app.unit('Khu phố 1', { kind: 'quarter', parentId: ward.id }),
    await app.unit('Khu phố 2', { kind: 'quarter', parentId: ward.id }),
  ]
  let number = 0
  const next = (kind: string) => {
    number += 1
    return `${kind}_${number}`
  }
  const write = app.database.write
  const asked = (unitId: string, day: string, count: number, outcome: 'found' | 'not_found' = 'found') =>
    write(async (tx) => {
      for (let at = 0; at < count; at += 1) {
        const askedAt = instantOf(day, '09:00')
        await tx.insert(questions).values({
          ...{ id: next('qu'), unitId, channel: 'oa_chat', text: 'Hỏi', outcome, askedAt, updatedAt: askedAt },
        })
      }
    })
  const told = (unitId: string, day: string, state: 'sent' | 'seen' = 'sent') =>
    write(async (tx) => {
      const [id, groupId, at] = [next('brd'), next('gr'), instantOf(day, '06:30')]
      await tx
        .insert(groups)
        .values({ id: groupId, unitId, channel: 'oa_group', externalId: groupId, name: 'Nhóm', createdAt: at })
      await tx.insert(broadcasts).values({
        ...{
          id,
          unitId,
          title: 't',
          text: 't',
          contentHash: 'h',
          sendAt: at,
          sendBy: at,
          createdAt: at,
          updatedAt: at,
        },
        status: 'finished',
      })
      await tx.insert(deliveries).values({
        ...{ id: next('dl'), broadcastId: id, channel: 'oa_group', recipient: groupId, groupId, unitId, state },
        ...{ dueAt: at, sentAt: at, updatedAt: at },
      })
    })
  const night = async (day: string) => {
    app.clock.at = instantOf(addDays(day, 1), '00:10')
    await countFacts(app.system)
  }
  const read = async (unitId: string, measure: Measure, from: string, to: string, part?: string) =>
    (
      await figuresOf(app.system, {
        unitIds: [unitId],
        buckets: [{ key: 'x', periods: periodsOf({ from, to }) }],
        measures: [measure],
      })
    ).of({ bucket: 'x', unitId, measure, ...(part && { part }) })
  return { app, ward, one, two, asked, told, night, read }
}

test('a night counts the day that has ended, for each unit and all above it, and the days before it that nobody had counted', async () => {
  const { ward, one, asked, told, night, read } = await office()
  await asked(one.id, '2026-09-02', 3)
  await asked(one.id, '2026-09-02', 2, 'not_found')
  await asked(ward.id, '2026-09-03', 4)
  await told(one.id, '2026-09-03')
  await night('2026-09-03')
  expect(await read(ward.id, 'questions', '2026-09-01', '2026-09-30')).toMatchObject({ count: 9, ownCount: 4 })
  expect(await read(ward.id, 'questions', '2026-09-02', '2026-09-02', 'not_found')).toMatchObject({ count: 2 })
  expect(await read(one.id, 'sent', '2026-01-01', '2026-12-31')).toMatchObject({ count: 1 })
  expect(await read(ward.id, 'groups', '2026-09-01', '2026-09-30')).toMatchObject({ count: 1, ownCount: 0 })
})

test('a receipt that comes late mends its day; one second look at the same night writes nothing', async () => {
  const { app, one, told, night, read } = await office()
  await told(one.id, '2026-09-03')
  await night('2026-09-03')
  for (let day = 4; day < 12; day += 1) await night(`2026-09-${String(day).padStart(2, '0')}`)
  expect(await read(one.id, 'seen', '2026-09-01', '2026-09-30')).toMatchObject({ count: 0 })
  await app.database.write((tx) =>
    tx.run(sql`update deliveries set state = 'seen', seen_at = ${app.clock.at}, updated_at = ${app.clock.at}`),
  )
  await night('2026-09-12')
  expect(await read(one.id, 'seen', '2026-09-01', '2026-09-30')).toMatchObject({ count: 1 })
  expect(await countFacts(app.system)).toBe(0)
})

test('a unit that is merged in the middle of a month is right on both sides, also where a receipt comes after the merger', async () => {
  const { app, ward, one, two, asked, told, night, read } = await office()
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  await asked(one.id, '2026-09-05', 7)
  await told(one.id, '2026-09-05')
  await night('2026-09-05')
  app.clock.at = instantOf('2026-09-10', '09:00')
  const body = { act: 'merge', unitIds: [one.id], targetId: two.id, day: '2026-09-10' }
  const { json } = await app.request('POST', '/api/units/changes/preview', { as: admin.token, body })
  const made = await app.request('POST', '/api/units/changes', { as: admin.token, body: { ...body, hash: json.hash } })
  expect(made.status, made.text).toBeLessThan(300)
  const [closed] = await app.database.db.all<{ at: number | null }>(
    sql`select closed_at as at from units where id = ${one.id}`,
  )
  expect(closed?.at).not.toBeNull()
  await app.database.write((tx) => tx.run(sql`update deliveries set state = 'seen', updated_at = ${app.clock.at}`))
  await asked(two.id, '2026-09-20', 4)
  await night('2026-09-20')
  const all = ['2026-09-01', '2026-09-30'] as const
  expect(await read(one.id, 'questions', ...all)).toMatchObject({ count: 7 })
  expect(await read(two.id, 'questions', ...all)).toMatchObject({ count: 4, ownCount: 4 })
  expect(await read(ward.id, 'questions', ...all)).toMatchObject({ count: 11, ownCount: 0 })
  expect(await read(one.id, 'seen', ...all)).toMatchObject({ count: 1 })
  expect(await read(two.id, 'seen', ...all)).toMatchObject({ count: 0 })
})

test('many units beside each other have the counts that each has by itself', async () => {
  const { app, one, two, asked, night } = await office()
  await asked(one.id, '2026-09-05', 7)
  await asked(one.id, '2026-09-05', 2, 'not_found')
  await asked(two.id, '2026-09-06', 3)
  for (const day of ['2026-09-05', '2026-09-06']) await night(day)
  const periods = periodsOf({ from: '2026-09-05', to: '2026-09-06' })
  const strangers = Array.from({ length: 40 }, (_, at) => `un_none_${at}`)
  for (const unitIds of [
    [one.id, two.id],
    [one.id, two.id, ...strangers],
  ]) {
    const counts = await countsOf(app.system, { unitIds, periods, measures: ['questions', 'sent'] })
    expect([one.id, two.id].map((id) => counts.of(id, 'questions'))).toEqual([9, 3])
    expect([counts.of(one.id, 'sent'), counts.knows(one.id), counts.knows('un_none_1')]).toEqual([0, true, false])
  }
})

test('office hours that change in the middle of a case change neither its clock nor whether it was in time', async () => {
  const { app, one, night, read } = await office()
  const came = instantOf('2026-09-07', '08:00')
  const answeredAt = instantOf('2026-09-08', '09:00')
  await app.database.write((tx) =>
    tx.insert(feedback).values({
      ...{
        id: 'fb_1',
        trackCode: 'A',
        unitId: one.id,
        channel: 'web',
        text: 'x',
        category: 'moi-truong',
        status: 'answered',
      },
      ...{
        acceptBy: came,
        dueAt: answeredAt + 1,
        answeredAt,
        answeredLate: false,
        createdAt: came,
        updatedAt: answeredAt,
      },
    }),
  )
  // That the office was closed on the second morning was only said in the afternoon.
  await app.database.write((tx) =>
    tx.insert(calendarDays).values({
      ...{ id: 'cd_1', unitId: one.id, day: '2026-09-08', name: 'Nghỉ bão', closed: true, noSend: false },
      updatedAt: answeredAt + 1,
    }),
  )
  await night('2026-09-08')
  expect(await read(one.id, 'feedbackAnswered', '2026-09-08', '2026-09-08', 'inTime')).toMatchObject({ count: 1 })
  // Eight to half past eleven and half past one to five.
  expect(await read(one.id, 'feedbackMinutes', '2026-09-08', '2026-09-08')).toMatchObject({ count: 1, total: 420 })
})

test('the page of an office: what is hidden stays hidden in every sum, and sentences say what a chart shows', async () => {
  const { app, ward, one, two, asked, told, night } = await office()
  await asked(one.id, '2026-09-02', 3)
  await asked(one.id, '2026-09-03', 9)
  await asked(two.id, '2026-09-03', 40, 'not_found')
  await told(one.id, '2026-09-03', 'seen')
  await night('2026-09-30')
  app.clock.at = instantOf('2026-10-02', '09:00')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const { json, text } = await app.request('GET', '/api/statistics?from=2026-09-01&to=2026-09-30', { as: admin.token })
  expect(json.name, text).toBe('tháng 09/2026')
  const questionsTold = json.blocks.find(({ name }: { name: string }) => name === 'questions')
  expect(questionsTold.total).toBe(52)
  expect(questionsTold.steps[1].values[0]).toBeNull()
  expect(questionsTold.steps[2].values[0]).toBeNull()
  expect(questionsTold.sentence).toContain('Tháng 09/2026 có 52 câu hỏi')
  expect(json.takingPart).toMatchObject({ units: 2, silent: 1, names: [{ id: two.id, name: 'Khu phố 2' }] })
  expect(json.cards.find(({ name }: { name: string }) => name === 'seenShare')).toMatchObject({
    now: 100,
    value: '100%',
  })
  const compared = await app.request('GET', '/api/statistics/units?from=2026-09-01&to=2026-09-30', { as: admin.token })
  expect(compared.json.rows.map(({ values }: { values: { questions: number } }) => values.questions)).toEqual([12, 40])
  expect(compared.json.sums.questions).toBe(52)
})

test('pages that are opened are a number by day, unit and kind, and nothing of who opened them is kept', async () => {
  const { app, ward, night, read } = await office()
  for (const path of ['/procedures/khong-co', '/digests/style.css', '/zapps/1/assets/x.js'])
    await app.request('GET', path)
  for (let at = 0; at < 3; at += 1) app.deps.visits.note({ page: 'page', of: ward.id })
  app.deps.visits.note({ page: 'digest', of: 'KHONGCO' })
  await writeVisits(app.system, app.deps.visits)
  app.deps.visits.note({ page: 'page', of: ward.id })
  await writeVisits(app.system, app.deps.visits)
  expect(await app.database.db.all(sql`select * from visits order by page`)).toEqual([
    { day: '2026-09-01', unit_id: ward.id, page: 'digest', count: 1 },
    { day: '2026-09-01', unit_id: ward.id, page: 'page', count: 4 },
  ])
  await night('2026-09-02')
  expect(await read(ward.id, 'visits', '2026-09-01', '2026-09-30')).toMatchObject({ count: 5 })
})

test('which addresses are pages that somebody opens', () => {
  expect(visitedAt('/digests/of/un_1')).toEqual({ page: 'page', of: 'un_1' })
  expect(visitedAt('/digests/K3F9A')).toEqual({ page: 'digest', of: 'K3F9A' })
  expect(visitedAt('/digests/verify')).toEqual({ page: 'verify', of: '' })
  expect(visitedAt('/zapps/123/')).toEqual({ page: 'app', of: '' })
  for (const path of [
    '/digests/of/un_1/atom.xml',
    '/digests/K3F9A/card.png',
    '/digests/style.css',
    '/zapps/1/assets/x.js',
    '/api/session',
  ])
    expect(visitedAt(path)).toBeNull()
})

test('no figures at all, a month to come, a span turned round and a unit that is another’s', async () => {
  const { app, ward, night } = await office()
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const get = (query: string) => app.request('GET', `/api/statistics?${query}`, { as: admin.token })
  const empty = await get('from=2026-08-01&to=2026-08-31')
  expect(empty.json).toMatchObject({ until: null, takingPart: { units: 2, silent: 2 } })
  expect(empty.json.blocks[3].sentence).toBe('Không có câu hỏi nào trong tháng 08/2026.')
  await night('2026-09-05')
  expect((await get('from=2026-10-01&to=2026-10-31')).json.error.reason).toBe('figures.future')
  expect((await get('from=2026-09-03&to=2026-09-01')).json.error.reason).toBe('form.period')
  expect((await get('from=1999-01-01&to=2026-09-01')).json.error.reason).toBe('figures.long')
  expect((await get('from=2026-13-01')).status).toBe(400)
  expect((await get('unitId=un_other&from=2026-09-01&to=2026-09-02')).status).toBe(404)
})

test('what is told of a month is decided once: a unit’s page, the table of the unit above it and the file hide the same', async () => {
  const { app, ward, one, two, asked, night } = await office()
  const three = await app.unit('Khu phố 3', { kind: 'quarter', parentId: ward.id })
  await asked(one.id, '2026-09-02', 3)
  await asked(two.id, '2026-09-03', 9)
  await asked(three.id, '2026-09-03', 40, 'not_found')
  await asked(three.id, '2026-10-05', 8)
  await asked(one.id, '2026-10-05', 30)
  await night('2026-09-30')
  await night('2026-10-31')
  app.clock.at = instantOf('2026-11-02', '09:00')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const get = async (path: string) => app.request('GET', `/api/statistics${path}`, { as: admin.token })
  const september = 'from=2026-09-01&to=2026-09-30'
  const pageOf = async (unitId: string, span: string) => {
    const { json } = await get(`?${span}&unitId=${unitId}`)
    return json.blocks.find(({ name }: { name: string }) => name === 'questions')
  }
  // Of 52 and 40 the two that are left are twelve: which of them is three is said nowhere.
  const compared = await get(`/units?${september}`)
  expect(compared.json.rows.map(({ values }: { values: { questions: number } }) => values.questions)).toEqual([
    null,
    null,
    40,
  ])
  expect(compared.json.sums.questions).toBe(52)
  expect((await pageOf(ward.id, september)).total).toBe(52)
  expect((await pageOf(one.id, september)).total).toBeNull()
  expect((await pageOf(two.id, september)).total).toBeNull()
  expect((await pageOf(three.id, september)).total).toBe(40)
  // A quarter is told where each of its months is, else it less the others would tell of one.
  const quarter = 'from=2026-07-01&to=2026-09-30'
  expect((await pageOf(two.id, quarter)).total).toBeNull()
  expect((await pageOf(one.id, 'from=2026-09-01&to=2026-10-31')).total).toBeNull()
  expect((await pageOf(three.id, 'from=2026-09-01&to=2026-10-31')).total).toBe(48)
  const { text } = await get(`/rows?${september}&form=csv`)
  for (const [name, count] of [
    ['Khu phố 1', '"*"'],
    ['Khu phố 2', '"*"'],
    ['Khu phố 3', '40'],
  ])
    expect(text).toContain(`"${name}","Khu phố","Câu hỏi","",${count},`)
})

test('months that were counted before it was decided what is told of them are decided in the next night', async () => {
  const { app, ward, one, asked, night } = await office()
  await asked(one.id, '2026-09-02', 30)
  await night('2026-09-30')
  await app.database.write((tx) => tx.run(sql`update facts set told = null, own_told = null`))
  await night('2026-11-20')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const { json } = await app.request('GET', '/api/statistics/units?from=2026-09-01&to=2026-09-30', { as: admin.token })
  expect(json.rows[0].values.questions).toBe(30)
})

test('whoever reads figures of single days may read the questions and cases of that unit, and whoever takes part', () => {
  const readers = holdersOf('statistics.read')
  for (const action of ['question.read', 'feedback.read', 'quiz.read'] as const)
    expect(holdersOf(action)).toEqual(expect.arrayContaining([...readers]))
})
