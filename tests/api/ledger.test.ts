import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { contestCommand } from '../../bot/commands/contest.ts'
import { sealOf } from '../../core/quizzes/ledger.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { openRound, plainQuestions, take } from '../support/quiz.ts'

const sealAfter = async (app: TestApp, waited: number) => {
  app.clock.at += waited
  await sealDue(app.system)
}

const ledgerOf = async (app: TestApp, roundId: string) =>
  (await app.request('GET', `/api/rounds/${roundId}/ledger`)).json

const sealsOf = async (app: TestApp, roundId: string) =>
  (await app.request('GET', `/api/rounds/${roundId}/ledger/seals`)).json.seals

/** A contest of an hour: two people early, one of them again half an hour later, a third at the end. */
async function contest(rules: Partial<RoundRules> = {}) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const options = { questions: plainQuestions(5), openFor: hourMs }
  const round = await openRound(app, ward.id, { questionCount: 5, guess: 'all_correct', ...rules }, options)
  const [first, second, third] = await Promise.all(['Một', 'Hai', 'Ba'].map((name) => app.person(name)))
  if (!first || !second || !third) throw new Error('three people take part')
  await take(app, round.id, first.token, { right: 5, guess: 9 })
  await take(app, round.id, second.token, { right: 4, guess: 3 })
  await sealAfter(app, 15 * minuteMs)
  const early = await ledgerOf(app, round.id)
  await take(app, round.id, second.token, { right: 5, guess: 3 })
  await sealAfter(app, 15 * minuteMs)
  await take(app, round.id, third.token, { right: 3, guess: 3 })
  await sealAfter(app, 15 * minuteMs)
  return { app, round, early }
}

/** The two files as anybody would fetch them, and what the command says of them. */
async function checked(app: TestApp, roundId: string, spoil = (papers: string) => papers) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-ledger-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const seals = await app.request('GET', `/api/rounds/${roundId}/ledger/seals`)
  const papers = await app.request('GET', `/api/rounds/${roundId}/ledger/papers`)
  const paths = [join(folder, 'seals.json'), join(folder, 'papers.csv')] as const
  await writeFile(paths[0], seals.text)
  await writeFile(paths[1], spoil(papers.text))
  const said: string[] = []
  const whole = await contestCommand([...paths], (line) => said.push(line))
  return { whole, said: said.join('\n'), papers: papers.text.trim().split('\n').slice(1) }
}

test('while a round runs only its newest seal is told, and no paper', async () => {
  const { app, round, early } = await contest()
  expect(early).toMatchObject({ complete: false, latest: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect(early.seals).toBeUndefined()
  expect(JSON.stringify(early)).not.toContain('entries":')
  for (const file of ['papers', 'seals']) {
    const reply = await app.request('GET', `/api/rounds/${round.id}/ledger/${file}`)
    expect([reply.status, reply.json.error.reason]).toEqual([409, 'round.not-sealed'])
  }
})

test('who wrote every paper of a seal cannot try out their scores against its hash', async () => {
  const { app, round, early } = await contest()
  const [one, two] = await app.database.db.all<Parameters<typeof sealOf>[1][number]>(sql`
    select id, submitted_at as submittedAt, score, total, duration_ms as durationMs, guess from attempts
    where round_id = ${round.id} and seal = 1 order by submitted_at, id`)
  if (!one || !two) throw new Error('the first seal binds two papers')
  for (let score = 0; score <= 5; score++)
    for (let other = 0; other <= 5; other++)
      expect(
        await sealOf(round.id, [
          { ...one, score },
          { ...two, score: other },
        ]),
      ).not.toBe(early.latest.hash)
  expect(JSON.stringify(early)).not.toContain('salt')
})

test('once it is over anybody can check every paper and rank them anew, as the standing does', async () => {
  const { app, round, early } = await contest()
  await sealAfter(app, hourMs)
  const { whole, said, papers } = await checked(app, round.id)
  expect(whole).toBe(true)
  expect(said).toContain('4 papers under 4 seals agree')
  expect(said).toContain('The number guessed: 2')
  const seals = await sealsOf(app, round.id)
  expect(seals.map(({ hash }: { hash: string }) => hash)).toContain(early.latest.hash)

  const { top, actual } = (await app.request('GET', `/api/rounds/${round.id}/standing`)).json
  expect(actual).toBe(2)
  const ranked = [...said.matchAll(/^\d+\. (\S+) {2}(\d)\/5 .* guessed (\d)$/gm)]
  expect(ranked.map(([, , score, guess]) => [Number(score), Number(guess)])).toEqual(
    top.map(({ score, guess }: { score: number; guess: number }) => [score, guess]),
  )
  expect(ranked).toHaveLength(3)
  // The one who came twice is told by the better paper, and by nothing else.
  const twice = papers.filter((line) => line.split(',')[1] !== line.split(',')[7])
  expect(twice).toHaveLength(1)
  expect(papers.join()).not.toMatch(/pe_|Một|Hai|Ba/)
})

test.each<[string, (papers: string) => string, string]>([
  ['a better score', (papers) => papers.replace(',3,5,1000,', ',5,5,1000,'), 'was changed, added or taken away'],
  ['a nearer guess', (papers) => papers.replace(/,9,(at_\w+)\n/, ',2,$1\n'), 'was changed, added or taken away'],
  ['a paper left out', (papers) => papers.replace(/\n3,.*\n/, '\n'), 'another number of papers'],
  ['a paper too many', (papers) => `${papers}5,at_x,1,5,5,1000,2,at_x\n`, 'out of its order, or missing'],
  [
    'a worse paper that ranks',
    (papers) => {
      const [, worse, better] = /^1,(at_\w+),.*,(?!\1)(at_\w+)$/m.exec(papers) ?? []
      return papers.replaceAll(`,${better}\n`, `,${worse}\n`)
    },
    'should rank for its person',
  ],
])('%s is found', async (_, spoil, found) => {
  const { app, round } = await contest()
  await sealAfter(app, hourMs)
  const { whole, said } = await checked(app, round.id, spoil)
  expect(whole).toBe(false)
  expect(said).toContain(found)
})

test('a paper put in afterwards with an early time is told as sealed late', async () => {
  const { app, round } = await contest()
  await app.database.write((tx) =>
    tx.run(sql`update attempts set seal = null, submitted_at = submitted_at - 60000
      where id = (select max(id) from attempts where round_id = ${round.id} and counted = 1)`),
  )
  await sealAfter(app, hourMs)
  const { whole, said } = await checked(app, round.id)
  expect(whole).toBe(false)
  expect(said).toContain('was sealed more than half an hour after it was handed in')
})

test('many papers are sealed page by page, each once, by however many ticks at once', async () => {
  const { app, round } = await contest()
  await app.database.write(async (tx) => {
    const [any] = await tx.all<{ id: string }>(sql`select id from attempts where round_id = ${round.id} limit 1`)
    await tx.run(sql`insert into people (id, created_at) select 'pe_' || value, 0 from generate_series(1, 1200)`)
    await tx.run(sql`insert into attempts (id, round_id, person_id, number, paper, started_at, deadline_at, total, score,
        duration_ms, submitted_at, counted)
      select 'at_' || value, ${round.id}, 'pe_' || value, 1, (select paper from attempts where id = ${any?.id}), 0, 0, 5,
        1, 1000, ${app.clock.at} + value, 1 from generate_series(1, 1200)`)
  })
  app.clock.at += minuteMs
  await Promise.all([sealDue(app.system), sealDue(app.system)])
  expect(await app.database.db.all(sql`select count(*) as left from attempts where seal is null`)).toEqual([
    { left: 200 },
  ])
  app.clock.at += 2 * hourMs
  await Promise.all([sealDue(app.system), sealDue(app.system), sealDue(app.system)])
  const seals = await sealsOf(app, round.id)
  expect(seals.map(({ entries }: { entries: number }) => entries)).toEqual([2, 1, 1, 500, 500, 200])
})

test('a round nobody entered ends with one empty seal', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const round = await openRound(app, ward.id, {}, { openFor: hourMs })
  await sealAfter(app, 30 * minuteMs)
  expect(await ledgerOf(app, round.id)).toMatchObject({ complete: false, latest: null })
  await sealAfter(app, hourMs)
  await sealAfter(app, hourMs)
  expect(await sealsOf(app, round.id)).toEqual([expect.objectContaining({ number: 1, entries: 0 })])
  expect((await checked(app, round.id)).said).toContain('0 papers under 1 seals agree')
})

test('files that are none of these are refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-ledger-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [seals, papers] = [join(folder, 's.json'), join(folder, 'p.csv')]
  await writeFile(seals, '{"roundId":"rd_1"}')
  await writeFile(papers, 'a,b\n')
  await expect(contestCommand([seals, papers], () => {})).rejects.toThrow('is no complete file of seals')
  const rules = { questionCount: 1, guess: null, rank: 'earliest' }
  await writeFile(seals, JSON.stringify({ roundId: 'rd_1', rules, seals: [] }))
  await expect(contestCommand([seals, papers], () => {})).rejects.toThrow('is no file of papers')
  await expect(contestCommand([seals], () => {})).rejects.toThrow('contest needs')
  const columns = 'seal,id,submittedAt,score,total,durationMs,guess,ranksBy'
  for (const line of ['rubbish', '1,at_1,0,1,1,0,many,at_1', ',at_1,0,1,1,0,,at_1', '1,at_1,0,1,1,0,,at_1,9']) {
    await writeFile(papers, `${columns}\n${line}\n`)
    await expect(contestCommand([seals, papers], () => {})).rejects.toThrow('line 2: not a paper')
  }
  await writeFile(seals, '%PDF-1.7')
  await expect(contestCommand([seals, papers], () => {})).rejects.toThrow('is no complete file of seals')
  await expect(contestCommand([join(folder, 'absent.json'), papers], () => {})).rejects.toThrow('cannot be read')
})
