import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { contestCommand } from '../../bot/commands/contest.ts'
import { signInAsGuest, signInFromZalo } from '../../core/people/sessions.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { attemptTraces } from '../../db/schema/admissions.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { type RoundRules, standings } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { sealed } from '../support/contest.ts'
import { answersTo, openRound, plainQuestions, start } from '../support/quiz.ts'

type Taking = { right?: number; takes?: number; device?: string; by?: typeof answersTo }

/** Knows the questions of the first numbers, and of the others ticks the same wrong option, wherever it stands. */
const copied: typeof answersTo = (shown, right = 5) =>
  (shown as { text: string; options: string[] }[]).map(({ text, options }) => {
    const knows = Number(/\d+/.exec(text)?.[0]) <= right
    return options.flatMap((option, at) => ((knows ? option.startsWith('Đúng') : option === 'Sai hai') ? [at] : []))
  })

async function contest(rules: Partial<RoundRules> = {}) {
  const app = await testApp({ address: '203.0.113.7' })
  const ward = await app.unit('Phường Mẫu')
  const office = await app.person('Truyền', ['communicator', ward.id])
  const round = await openRound(
    app,
    ward.id,
    { questionCount: 5, maxAttempts: null, ...rules },
    { questions: plainQuestions(5), openFor: hourMs },
  )
  const guest = async () => (await signInAsGuest(app.system)).token
  const take = async (token: string, { right = 5, takes = 60_000, device, by = answersTo }: Taking = {}) => {
    const begun = (await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token, body: { device } })).json
    app.clock.at += takes
    const body = { answers: by(begun.questions, right) }
    const reply = await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body })
    expect(reply.status).toBe(200)
    return begun.attemptId as string
  }
  const review = async () => (await app.request('GET', `/api/rounds/${round.id}/review`, { as: office.token })).json
  const decide = (step: string, body: object, as = office.token) =>
    app.request('POST', `/api/rounds/${round.id}/review/${step}`, { as, body })
  const standing = async (as?: string) => (await app.request('GET', `/api/rounds/${round.id}/standing`, { as })).json
  return { app, ward, office, round, guest, take, review, decide, standing }
}

type Reply = Awaited<ReturnType<TestApp['request']>>
type Group = { doubt: string; papers: { attemptId: string; leftOut: boolean; kept: boolean; score: number | null }[] }

const refused = ({ status, json }: Reply) => [status, json.error?.reason]
const groupOf = ({ groups }: { groups: Group[] }, doubt: string) => groups.find((group) => group.doubt === doubt)
const idsOf = (group: Group | undefined) => group?.papers.map(({ attemptId }) => attemptId).sort()

async function over(app: TestApp, round: Parameters<typeof sealed>[1]): Promise<void> {
  app.clock.at += 16 * minuteMs
  await sealDue(app.system)
  await sealed(app, round)
}

/** What anybody makes of the two files. */
async function checked(app: TestApp, roundId: string, spoil = (text: string) => text) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-review-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const paths = [join(folder, 'seals.json'), join(folder, 'papers.csv')] as const
  for (const [at, what] of (['seals', 'papers'] as const).entries())
    await writeFile(paths[at] ?? '', spoil((await app.request('GET', `/api/rounds/${roundId}/ledger/${what}`)).text))
  const said: string[] = []
  const whole = await contestCommand([...paths], (line) => said.push(line))
  return { whole, said: said.join('\n') }
}

test('twelve guests from one machine all enter, and somebody of the office sees that they share it', async () => {
  const { app, guest, take, review } = await contest()
  const ids: string[] = []
  for (let at = 0; at < 12; at++) ids.push(await take(await guest(), { right: at % 5, device: 'one-machine' }))
  const found = await review()
  expect(found.groups.map(({ doubt }: Group) => doubt)).toEqual(['device', 'network'])
  expect(idsOf(groupOf(found, 'device'))).toEqual([...ids].sort())
  expect(idsOf(groupOf(found, 'network'))).toEqual([...ids].sort())
  // Nobody in the office hears a score before the others do.
  expect(groupOf(found, 'device')?.papers[0]?.score).toBe(null)
  const traces = await app.database.db.select().from(attemptTraces)
  expect(JSON.stringify(traces)).not.toMatch(/one-machine|203\.0\.113/)
  expect(new Set(traces.map(({ device }) => device)).size).toBe(1)
})

test('a device in two rounds is two marks, and a family of two on one telephone is no doubt', async () => {
  const { app, ward, round, guest, take, review } = await contest()
  const token = await guest()
  await take(token, { device: 'phone' })
  await take(await guest(), { device: 'phone' })
  expect((await review()).groups).toEqual([])
  const next = await openRound(app, ward.id)
  await app.request('POST', `/api/rounds/${next.id}/attempts`, { as: token, body: { device: 'phone' } })
  const traces = await app.database.db.select().from(attemptTraces)
  const marks = (id: string) => new Set(traces.filter(({ roundId }) => roundId === id).map(({ device }) => device))
  expect([...marks(round.id)]).not.toEqual([...marks(next.id)])
})

test('the same answers in the same time across many are seen in whatever order they were shown, and so is impossible speed', async () => {
  const { app, take, review } = await contest()
  const person = async (name: string) => (await app.person(name)).token
  const alike: string[] = []
  for (const name of ['Một', 'Hai', 'Ba', 'Bốn']) {
    alike.push(await take(await person(name), { right: 3, takes: 20_000, by: copied }))
  }
  const other = await take(await person('Năm'), { right: 2, takes: 20_000, by: copied })
  const slow = await take(await person('Sáu'), { right: 3, takes: 50_000, by: copied })
  const fast = await take(await person('Bảy'), { right: 5, takes: 4000, by: copied })
  const found = await review()
  expect(idsOf(groupOf(found, 'alike'))).toEqual([...alike].sort())
  expect(idsOf(groupOf(found, 'speed'))).toEqual([fast])
  const doubted = JSON.stringify(found.groups.filter(({ doubt }: Group) => doubt !== 'network'))
  for (const id of [other, slow]) expect(doubted).not.toContain(id)
})

test('whoever was left out and comes again as another guest is pointed to, though two on one telephone are no doubt', async () => {
  const { guest, take, review, decide } = await contest()
  const first = await take(await guest(), { device: 'phone' })
  const beside = await take(await guest(), { device: 'tablet' })
  await decide('leave-out', { attemptIds: [first], reason: 'Dùng máy trả lời' })
  expect((await review()).groups).toEqual([])
  const again = await take(await guest(), { right: 4, device: 'phone' })
  const found = await review()
  expect(idsOf(groupOf(found, 'again'))).toEqual([again])
  expect(JSON.stringify(found)).not.toContain(beside)
  await decide('leave-out', { attemptIds: [again], reason: 'Dùng máy trả lời' })
  expect((await review()).groups).toEqual([])
})

test('who is left out is out of the ranking with a reason, in the ledger, and back in it when taken back', async () => {
  const { app, round, guest, take, review, decide, standing } = await contest({ maxAttempts: 3 })
  const [cheat, honest] = [await guest(), await guest()]
  const first = await take(cheat, { right: 5, takes: 1000 })
  const second = await take(cheat, { right: 4, takes: 1000 })
  const own = await take(honest, { right: 4 })
  app.clock.at += 16 * minuteMs
  await sealDue(app.system)
  const underWay = await start(app, round.id, cheat)
  expect(refused(await decide('leave-out', { attemptIds: ['at_nowhere'], reason: 'x' }))).toEqual([404, undefined])
  expect((await decide('leave-out', { attemptIds: [], reason: 'x' })).status).toBe(400)
  expect((await decide('leave-out', { attemptIds: [first], reason: ' ' })).status).toBe(400)
  expect((await decide('leave-out', { attemptIds: [first], reason: 'Dùng máy trả lời' }, honest)).status).toBe(403)
  expect((await decide('leave-out', { attemptIds: [first], reason: 'Dùng máy trả lời' })).json).toEqual({
    leftOut: true,
  })
  expect(refused(await decide('leave-out', { attemptIds: [second], reason: 'x' }))).toEqual([409, 'round.left-out'])
  // A paper that was under way may be handed in, and counts for nothing; another is not begun.
  const late = { answers: answersTo(underWay.questions) }
  await app.request('POST', `/api/attempts/${underWay.attemptId}/submit`, { as: cheat, body: late })
  expect(refused(await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: cheat }))).toEqual([
    ...[403, 'attempt.left-out'],
  ])
  const page = (await app.request('GET', `/api/rounds/${round.id}`, { as: cheat })).json
  expect([page.mine.leftOut, page.changes[0].kind]).toEqual(['Dùng máy trả lời', 'leave-out'])
  expect((await review()).leftOut).toMatchObject([{ leftOut: true }])
  await over(app, round)
  const without = await standing(cheat)
  expect([without.me, without.top.map(({ score }: { score: number }) => score)]).toEqual([null, [4]])
  const book = await checked(app, round.id)
  expect([book.whole, book.said]).toEqual([true, expect.stringContaining('leave-out: Dùng máy trả lời')])
  expect(book.said).toMatch(new RegExp(`^1\\. ${own}`, 'm'))
  expect(book.said).not.toMatch(/^2\./m)

  expect((await decide('take-back', { attemptIds: [second], reason: 'Đã gặp và nghe giải thích' })).status).toBe(200)
  expect(refused(await decide('take-back', { attemptIds: [second], reason: 'x' }))).toEqual([409, 'round.not-left-out'])
  const back = await standing(cheat)
  expect([back.me.rank, back.top.map(({ score }: { score: number }) => score)]).toEqual([1, [5, 4]])
  expect((await checked(app, round.id)).whole).toBe(true)
  const cells = await app.database.db.select().from(standings)
  expect(cells.map(({ score, participants, entries }) => [score, participants, entries]).sort()).toEqual([
    [4, 1, 2],
    [5, 1, 2],
  ])
  const acts = await app.database.db.select().from(auditLog).where(eq(auditLog.subjectId, round.id))
  expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['round.leave-out', 'round.take-back']))
})

test.each<[string, (text: string) => string, string]>([
  ['a paper left out with no change that says so', (text) => text.replace(/,at_\w+$/m, ','), 'no change says so'],
  ['another reason', (text) => text.replace('Thi hộ', 'Xin nghỉ'), 'was changed, added or taken away'],
])('in the files %s is found', async (_, spoil, found) => {
  const { app, round, take, decide } = await contest()
  const ids: string[] = []
  for (const name of ['Một', 'Hai', 'Ba']) ids.push(await take((await app.person(name)).token, { right: 4 }))
  await decide('leave-out', { attemptIds: [ids[0]], reason: 'Thi hộ' })
  await over(app, round)
  expect((await checked(app, round.id)).whole).toBe(true)
  const { whole, said } = await checked(app, round.id, spoil)
  expect([whole, said]).toEqual([false, expect.stringContaining(found)])
})

test('a guest who was left out, came back as another and signs in as one person begins no more, and is left out by the paper that counts', async () => {
  const { app, round, guest, take, decide, standing } = await contest({ maxAttempts: 5 })
  const [first, again, honest] = [await guest(), await guest(), await guest()]
  const out = await take(first, { right: 5, takes: 1000 })
  await take(honest, { right: 3 })
  expect((await decide('leave-out', { attemptIds: [out], reason: 'Dùng máy trả lời' })).status).toBe(200)
  const back = await take(again, { right: 4 })
  const identity = { appUserId: '8888888888888888888', name: 'Lan' }
  await signInFromZalo(app.system, identity, first)
  const { token } = await signInFromZalo(app.system, identity, again)
  // What was left out stays so, and shuts the one person out who both were.
  expect(refused(await app.request('POST', `/api/rounds/${round.id}/attempts`, { as: token }))).toEqual([
    ...[403, 'attempt.left-out'],
  ])
  expect((await app.request('GET', `/api/rounds/${round.id}`, { as: token })).json.mine.leftOut).toBe(
    'Dùng máy trả lời',
  )
  // The other paper is the office's to judge, with a reason that everybody reads.
  expect((await decide('leave-out', { attemptIds: [back], reason: 'Là cùng một người' })).status).toBe(200)
  await over(app, round)
  const told = await standing(token)
  expect([told.me, told.top.map(({ score }: { score: number }) => score)]).toEqual([null, [3]])
  expect((await checked(app, round.id)).whole).toBe(true)
})

test('a question annulled later counts anew and leaves out who is left out', async () => {
  const { app, office, round, take, decide, standing } = await contest({ shuffleOptions: false })
  const [out, own] = [await app.person('Một'), await app.person('Hai')]
  const first = await take(out.token, { right: 5 })
  await take(own.token, { right: 3, by: copied })
  await decide('leave-out', { attemptIds: [first], reason: 'Thi hộ' })
  const annul = { reason: 'Sai', position: 4 }
  await app.request('POST', `/api/rounds/${round.id}/annul`, { as: office.token, body: annul })
  await over(app, round)
  expect((await standing()).top.map(({ score }: { score: number }) => score)).toEqual([4])
  expect((await checked(app, round.id)).whole).toBe(true)
})

test('what was looked at and kept is not open any more, with a line in the log', async () => {
  const { app, guest, take, review, decide } = await contest()
  const ids: string[] = []
  for (let at = 0; at < 3; at++) ids.push(await take(await guest(), { device: 'hall' }))
  const keep = { attemptIds: ids, doubt: 'device' }
  expect((await decide('keep', keep)).status).toBe(200)
  expect((await decide('keep', keep)).status).toBe(200)
  expect((await decide('keep', { ...keep, doubt: 'face' })).status).toBe(400)
  expect(groupOf(await review(), 'device')?.papers.map(({ kept }) => kept)).toEqual([true, true, true])
  await take(await guest(), { device: 'hall' })
  expect(groupOf(await review(), 'device')?.papers.filter(({ kept }) => !kept)).toHaveLength(1)
  const acts = await app.database.db.select().from(auditLog)
  expect(acts.filter(({ action }) => action === 'round.keep')).toHaveLength(2)
})
