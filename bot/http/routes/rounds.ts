import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { enterRound } from '../../../core/quizzes/entering/admit.ts'
import { withdrawAdmission } from '../../../core/quizzes/entering/withdraw.ts'
import { ledgerColumns, publishedLine, recountedColumns } from '../../../core/quizzes/ledger.ts'
import { changesOf } from '../../../core/quizzes/office/changes.ts'
import { ledgerOf, publishedPages, publishedSeals } from '../../../core/quizzes/published-ledger.ts'
import { roundFor } from '../../../core/quizzes/rounds.ts'
import { stateOf } from '../../../core/quizzes/rules.ts'
import { standingOf } from '../../../core/quizzes/standing.ts'
import { startAttempt } from '../../../core/quizzes/start.ts'
import { callerOf } from '../../address.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import type { fewWrong } from '../rate.ts'
import { valid } from '../valid.ts'

const beginning = z.object({ device: z.string().max(64).optional() })
const entering = z.strictObject({
  birthYear: z.number().int().optional(),
  agreed: z.boolean().optional(),
  guardian: z.strictObject({ name: z.string().max(1000), phone: z.string().max(60), agreed: z.boolean() }).optional(),
  phone: z.string().max(60).optional(),
  code: z.string().max(60).optional(),
})

// Who tries out codes learns which is right, and who tries out numbers who has entered.
const guessed: (string | undefined)[] = ['attempt.code-wrong', 'attempt.code-used', 'attempt.phone-used']

/** `guessing` refuses an address that tried too many codes or numbers of others. */
export const rounds = (deps: Deps, guessing: ReturnType<typeof fewWrong>) =>
  new Hono<Env>()
    .get('/:id', async (c) => {
      const ctx = ctxOf(c, deps)
      const { round, quiz, unitName, scoresFrom, forZaloOnly, best, ...mine } = await roundFor(ctx, c.req.param('id'))
      const { used, left, handedIn, openAttempt, nextAt, entering, leftOut, markedByTime, givenBack } = mine
      const { id, name, opensAt, closesAt, rules } = round
      const now = ctx.now()
      return c.json({
        id,
        quizId: quiz.id,
        title: quiz.title,
        description: quiz.description,
        unitName,
        name,
        opensAt,
        closesAt,
        rules,
        now,
        state: stateOf(round, now),
        pausedUntil: round.pausedUntil !== null && round.pausedUntil > now ? round.pausedUntil : null,
        changes: await changesOf(ctx, id),
        scoresFrom,
        // Where a guest can open this very contest as somebody Zalo knows.
        zaloLink: forZaloOnly ? deps.link(`/quizzes/${quiz.id}`) : null,
        mine: {
          used,
          left,
          handedIn,
          mayEnter: entering.keptOut === null,
          entering,
          leftOut,
          best: best && {
            score: best.score,
            total: best.total,
            durationMs: best.durationMs,
            submittedAt: best.submittedAt,
            attemptId: best.id,
          },
          openAttempt,
          nextAt,
          markedByTime,
          givenBack,
        },
      })
    })
    .get('/:id/standing', async (c) => c.json(await standingOf(ctxOf(c, deps), c.req.param('id'), deps.standings)))
    .get('/:id/ledger', async (c) => c.json(await ledgerOf(deps, c.req.param('id'))))
    .get('/:id/ledger/seals', async (c) => c.json(await publishedSeals(deps, c.req.param('id'))))
    .get('/:id/ledger/papers', async (c) => {
      const id = c.req.param('id')
      const { recounted, pages } = await publishedPages(deps, id)
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="${id}.csv"`)
      return stream(c, async (out) => {
        await out.writeln(recounted ? recountedColumns : ledgerColumns)
        for await (const entries of pages)
          await out.writeln(entries.map((entry) => publishedLine(entry, recounted)).join('\n'))
      })
    })
    .post('/:id/admission', valid('json', entering), async (c) => {
      const wrong: AppError[] = []
      const entered = await guessing(c, async () => {
        try {
          return { said: await enterRound(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')) }
        } catch (error) {
          if (!(error instanceof AppError) || !guessed.includes(error.reason)) throw error
          wrong.push(error)
          return null
        }
      })
      if (!entered) throw wrong[0]
      return c.json(entered, 201)
    })
    .delete('/:id/admission', async (c) => {
      await withdrawAdmission(ctxOf(c, deps), c.req.param('id'))
      return c.json({ withdrawn: true })
    })
    .post('/:id/attempts', valid('json', beginning), async (c) => {
      const network = callerOf(c.env.address, c.req.header('x-forwarded-for'), deps.config.TRUSTED_PROXIES) ?? undefined
      const { device } = c.req.valid('json')
      return c.json(await startAttempt(ctxOf(c, deps), c.req.param('id'), { device, network }), 201)
    })
