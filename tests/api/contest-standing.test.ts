import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { as } from '../../core/context.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { placeIn, standingOf } from '../../core/quizzes/standing.ts'
import { newLately } from '../../core/quizzes/standings/lately.ts'
import { nobody } from '../../core/roles.ts'
import { dayMs, dayOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { rounds } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { endRound, openRound, take } from '../support/quiz.ts'
import { statementsOf } from '../support/statements.ts'

const names = (some: { unitName: string }[]) => some.map(({ unitName }) => unitName)

/** So many people of a unit hand in, each with so many right. */
async function handIn(app: TestApp, roundId: string, unitId: string, people: number, right = 3) {
  for (let at = 0; at < people; at++) {
    const { token } = await app.person(`Dân ${unitId} ${at} ${right}`)
    await app.request('PATCH', '/api/session', { as: token, body: { unitId } })
    await take(app, roundId, token, { right })
  }
}

async function city(app: TestApp) {
  const top = await app.unit('Thành phố', { kind: 'city' })
  const ward = (name: string) => app.unit(name, { parentId: top.id, kind: 'ward' })
  const [an, binh] = [await ward('Phường An'), await ward('Phường Bình')]
  const group = (name: string, parentId: string, memberCount: number) =>
    app.unit(name, { parentId, memberCount, kind: 'residential_group' })
  const [one, two, three] = [
    await group('Tổ 1', an.id, 100),
    await group('Tổ 2', an.id, 50),
    await group('Tổ 3', binh.id, 400),
  ]
  const admin = await app.person('Quản Trị', ['admin', top.id])
  const round = await openRound(app, top.id)
  const standing = async () => (await app.request('GET', `/api/rounds/${round.id}/standing`)).json
  return { top, an, binh, one, two, three, admin, round, standing }
}

test('groups, wards and the city each have their sums, their places by each figure, and say how many members they have by whose word', async () => {
  const app = await testApp()
  const { top, an, binh, one, two, three, admin, round, standing } = await city(app)
  await handIn(app, round.id, one.id, 5, 4)
  await handIn(app, round.id, two.id, 5, 4)
  await handIn(app, round.id, three.id, 10, 2)
  const running = await standing()
  expect(running.above).toMatchObject([
    { unitId: top.id, depth: 0, entries: 20, participants: null, places: null },
    { unitId: an.id, parentId: top.id, depth: 1, entries: 10 },
    { unitId: binh.id, entries: 10 },
  ])
  endRound(app, round)
  const over = await standing()
  expect(over.above).toMatchObject([
    { unitId: top.id, kind: 'city', participants: 20, members: { count: 550, from: 'below' }, perThousand: 36.4 },
    { unitId: an.id, participants: 10, averageScore: 4, members: { count: 150, from: 'below' }, perThousand: 66.7 },
    { unitId: binh.id, participants: 10, averageScore: 2, members: { count: 400, from: 'below' }, perThousand: 25 },
  ])
  expect(over.above.slice(1).map(({ places }: { places: unknown }) => places)).toEqual([
    { participants: 1, averageScore: 1, perThousand: 1 },
    { participants: 1, averageScore: 2, perThousand: 2 },
  ])
  expect(names(over.units)).toEqual(['Tổ 3', 'Tổ 1', 'Tổ 2'])
  expect(
    over.units.map((unit: { places: { participants: number; perThousand: number } }) => unit.places),
  ).toMatchObject([
    { participants: 1, averageScore: 3, perThousand: 3 },
    { participants: 2, averageScore: 1, perThousand: 2 },
    { participants: 2, averageScore: 1, perThousand: 1 },
  ])

  // What the office typed off a paper goes before what the tree says, and the paper is named.
  const typed = await app.request('PUT', `/api/contests/members/${an.id}`, {
    as: admin.token,
    body: { count: 1000, source: 'Báo cáo số 12/BC-UBND', day: '2026-11-20' },
  })
  expect(typed.status).toBe(200)
  const [, first, second] = (await standing()).above
  expect([first, second]).toMatchObject([
    {
      unitId: an.id,
      perThousand: 10,
      members: { count: 1000, from: 'typed', source: 'Báo cáo số 12/BC-UBND', day: '2026-11-20' },
      places: { perThousand: 2 },
    },
    { unitId: binh.id, places: { perThousand: 1 } },
  ])
  const lines = await app.database.db.select().from(auditLog)
  expect(lines.map(({ action }) => action)).toContain('unit.count-members')
})

test('where nobody gave a number the people whom the unit confirmed are counted, and that is said', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường')
  const round = await openRound(app, ward.id)
  await handIn(app, round.id, ward.id, 5)
  await app.database.write((tx) => tx.run(sql`update people set unit_state = 'confirmed' where unit_id = ${ward.id}`))
  endRound(app, round)
  const { units } = (await app.request('GET', `/api/rounds/${round.id}/standing`)).json
  expect(units).toMatchObject([{ perThousand: 1000, members: { count: 5, from: 'confirmed' } }])
})

test.each([
  ['nobody', { count: 0, source: 'Sổ', day: '2026-11-20' }],
  ['half a person', { count: 1.5, source: 'Sổ', day: '2026-11-20' }],
  ['a day to come', { count: 5, source: 'Sổ hộ khẩu', day: '2030-01-01' }],
  ['no day', { count: 5, source: 'Sổ hộ khẩu', day: '2026-02-30' }],
  ['no source', { count: 5, source: '  ', day: '2026-11-20' }],
  ['a field nobody knows', { count: 5, source: 'Sổ hộ khẩu', day: '2026-11-20', kind: 'x' }],
])('a number of members with %s is refused', async (_, body) => {
  const app = await testApp()
  const ward = await app.unit('Phường')
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const reply = await app.request('PUT', `/api/contests/members/${ward.id}`, { as: admin.token, body })
  expect(reply.status).toBe(400)
})

test('a unit merged while the round runs counts for who took over, with its members; what is merged after changes nothing', async () => {
  const app = await testApp()
  const { an, one, two, three, admin, round, standing } = await city(app)
  await handIn(app, round.id, one.id, 5, 4)
  await handIn(app, round.id, two.id, 5, 2)
  await handIn(app, round.id, three.id, 5, 1)
  const merge = async (unitIds: string[], targetId: string) => {
    const asked = { act: 'merge', unitIds, targetId, day: dayOf(app.clock.at) }
    const { hash } = (await app.request('POST', '/api/units/changes/preview', { as: admin.token, body: asked })).json
    return app.request('POST', '/api/units/changes', { as: admin.token, body: { ...asked, hash } })
  }
  expect((await merge([two.id], one.id)).status).toBe(201)
  await handIn(app, round.id, one.id, 2, 3)
  endRound(app, round)
  app.clock.at += 2 * minuteMs
  await sealDue(app.system)
  const over = await standing()
  expect(over.units).toMatchObject([
    {
      unitName: 'Tổ 1',
      participants: 12,
      averageScore: 3,
      members: { count: 150 },
      perThousand: 80,
      formerly: ['Tổ 2'],
    },
    { unitName: 'Tổ 3', participants: 5 },
  ])
  expect(over.above.find(({ unitId }: { unitId: string }) => unitId === an.id)).toMatchObject({
    participants: 12,
    members: { count: 150, from: 'below' },
  })
  app.clock.at += dayMs
  expect((await merge([three.id], one.id)).status).toBe(201)
  const after = await standing()
  expect([after.units, after.above]).toEqual([over.units, over.above])
})

test('of thousands with one score each is told the place that counting gives, by few statements, and of two that become one the next look knows', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường')
  for (const [rules, guessed] of [
    [{ rank: 'earliest' }, false],
    [{ rank: 'fastest' }, false],
    [{ guess: 'all_correct' }, true],
  ] as const) {
    const round = await openRound(app, ward.id, rules)
    const many = 6000
    const rows = Array.from({ length: many }, (_, n) => {
      const at = round.opensAt + 1000 + Math.floor(((n * 7919) % many) / 2)
      return [
        `${round.id}-${n}`,
        at,
        guessed && n % 9 > 0 ? (n * 31) % 700 : null,
        n % 100 === 0 ? 5 : 4,
        (n * 13) % 5000,
      ]
    })
    await app.database.write(async (tx) => {
      const given = JSON.stringify(rows)
      await tx.run(sql`insert into people (id, created_at) select value ->> 0, 1 from json_each(${given})`)
      await tx.run(sql`
        insert into attempts (id, round_id, person_id, number, paper, started_at, deadline_at, submitted_at, answers, guess, score, total, duration_ms, counted)
        select 'at' || (value ->> 0), ${round.id}, value ->> 0, 1, '[]', 1, 1, value ->> 1, '[]', value ->> 2, value ->> 3, 5, value ->> 4, 1
        from json_each(${given})`)
      await tx.run(sql`
        insert into standings (round_id, unit_id, score, participants, entries)
        select ${round.id}, '', score, count(*), count(*) from attempts where round_id = ${round.id} group by score`)
    })
    endRound(app, round)
    const lately = newLately()
    const [row] = await app.database.db.select().from(rounds).where(sql`id = ${round.id}`)
    if (!row) throw new Error('there is a round')
    const lookAs = (personId: string) => standingOf(as(app.system, { ...nobody, personId }), round.id, lately)
    for (let n = 0; n < many; n += 611) {
      const personId = `${round.id}-${n}`
      const counted = await placeIn(app.system, row, personId)
      expect((await lookAs(personId)).me).toEqual(counted)
    }
    const noted = statementsOf(app.database)
    await lookAs(`${round.id}-7`)
    expect(noted.length).toBeLessThanOrEqual(6)
  }
})
