import { Hono } from 'hono'
import * as z from 'zod'
import { copyQuiz, deleteQuiz, editQuiz } from '../../../core/quizzes/office/drafts.ts'
import { approveRound, publishQuiz } from '../../../core/quizzes/office/publish.ts'
import { publishingOf } from '../../../core/quizzes/office/publishing.ts'
import {
  closeQuiz,
  createQuiz,
  fullQuiz,
  listPublicQuizzes,
  listQuizzes,
  type Quiz,
} from '../../../core/quizzes/quizzes.ts'
import { addRound, type Round } from '../../../core/quizzes/rounds.ts'
import { stateOf } from '../../../core/quizzes/rules.ts'
import { questionKinds } from '../../../db/schema/question-bank.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const question = z.strictObject({
  text: z.string().max(20_000),
  options: z.array(z.string().max(20_000)).max(50),
  correct: z.array(z.number().int()).max(50),
  explanation: z.string().max(20_000).optional(),
  passageId: z.string().max(60).optional(),
  kind: z.enum(questionKinds).optional(),
  exact: z.boolean().optional(),
  picture: z
    .strictObject({ id: z.string().max(60), alt: z.string().max(2000), width: z.number(), height: z.number() })
    .optional(),
  section: z.string().max(200).optional(),
})
const newQuiz = z.strictObject({
  unitId: z.string(),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000).optional(),
  questions: z.array(question).max(5000),
})
const edited = newQuiz.omit({ unitId: true }).extend({ contentHash: z.string() })
const read = z.strictObject({ contentHash: z.string() })
const count = z.number().int()
const rules = z.strictObject({
  questionCount: count,
  timeLimitMs: count.nullable(),
  graceMs: count,
  maxAttempts: count.nullable(),
  delayMs: count,
  shuffleQuestions: z.boolean(),
  shuffleOptions: z.boolean(),
  requireAll: z.boolean(),
  excludeOrganisers: z.boolean(),
  guess: z.enum(['all_correct', 'entries', 'participants']).nullable(),
  rank: z.enum(['earliest', 'fastest', 'none']),
  people: z.enum(['zalo', 'members', 'all']),
  memberOf: z.array(z.string().max(60)).max(50),
  guests: z.enum(['browser', 'phone', 'code']),
  birthYear: z.boolean(),
  minAge: count.nullable(),
  maxAge: count.nullable(),
  excludeStaff: z.boolean(),
  units: z.enum(['confirmed', 'chosen']),
  points: count,
  penalty: count,
  passMark: count.nullable(),
  counts: z.enum(['best', 'first', 'last']),
  live: z.strictObject({ seconds: count }).nullable(),
  sections: z.array(z.strictObject({ section: z.string().max(200), count })).max(50),
})
const newRound = z.strictObject({
  name: z.string().trim().min(1).max(120),
  opensAt: count.min(0),
  closesAt: count.min(0),
  rules: rules.partial().optional(),
})

const quizView = ({ id, unitId, title, description, status }: Quiz) => ({ id, unitId, title, description, status })
const roundView = (round: Round, now: number) => {
  const { id, name, opensAt, closesAt, rules } = round
  return { id, name, opensAt, closesAt, rules, state: stateOf(round, now), proposed: round.proposedBy !== null }
}

export const quizzes = (deps: Deps) => {
  const withRounds = <Row extends { rounds: Round[] }>({ rounds, ...quiz }: Row) => ({
    ...quiz,
    rounds: rounds.map((round) => roundView(round, deps.now())),
  })

  return new Hono<Env>()
    .get('/', async (c) => c.json({ quizzes: (await listPublicQuizzes(deps)).map(withRounds) }))
    .get('/all', async (c) => c.json({ quizzes: (await listQuizzes(ctxOf(c, deps))).map(withRounds) }))
    .get('/:id/full', async (c) => {
      const ctx = ctxOf(c, deps)
      const quiz = await fullQuiz(ctx, c.req.param('id'))
      return c.json({ ...withRounds(quiz), publishing: await publishingOf(ctx, quiz) })
    })
    .post('/', valid('json', newQuiz), async (c) =>
      c.json(quizView(await createQuiz(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .put('/:id', valid('json', edited), async (c) =>
      c.json(quizView(await editQuiz(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .delete('/:id', async (c) => {
      await deleteQuiz(ctxOf(c, deps), c.req.param('id'))
      return c.json({ deleted: true })
    })
    .post('/:id/copy', async (c) => c.json(quizView(await copyQuiz(ctxOf(c, deps), c.req.param('id'))), 201))
    .post('/:id/publish', valid('json', read), async (c) =>
      c.json(quizView(await publishQuiz(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/rounds/:id/approve', valid('json', read), async (c) =>
      c.json(roundView(await approveRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), deps.now())),
    )
    .post('/:id/close', async (c) => c.json(quizView(await closeQuiz(ctxOf(c, deps), c.req.param('id')))))
    .post('/:id/rounds', valid('json', newRound), async (c) => {
      const round = await addRound(ctxOf(c, deps), { quizId: c.req.param('id'), ...c.req.valid('json') })
      return c.json(roundView(round, deps.now()), 201)
    })
}
