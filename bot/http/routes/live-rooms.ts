import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { joinRoom, longestName } from '../../../core/live-rooms/join.ts'
import { hideName, showNames } from '../../../core/live-rooms/names.ts'
import { ledRoom, openRoom, roomByCode, seatFor } from '../../../core/live-rooms/room.ts'
import { stepRoom, steps } from '../../../core/live-rooms/steps.ts'
import { publicRound } from '../../../core/quizzes/rounds.ts'
import { signedIn } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { actorNow, ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

/** A room's code, with which a hall's phones sign in by one address. */
export const roomHeader = 'live-code'

const opening = z.strictObject({ roundId: z.string() })
const entering = z.strictObject({ code: z.string().max(20), name: z.string().max(8 * longestName) })
const step = z.strictObject({ step: z.enum(steps), revision: z.number().int().min(0) })
const names = z.strictObject({ shown: z.boolean() })
const oneName = z.strictObject({ hidden: z.boolean() })
const answer = z.strictObject({
  position: z.number().int().min(0).max(5000),
  chosen: z.array(z.number().int().min(0).max(50)).max(50),
})

// Proxies and telephones drop a connection on which nothing comes, and a stream that lasts is begun anew in time.
const aliveMs = 10_000
const streamMs = 10 * 60_000

type Looks = <T>(c: Context<Env>, look: () => Promise<T | null>) => Promise<T | null>

/** `joining` refuses an address that tried too many codes. */
export const liveRooms = (deps: Deps, joining: Looks) => {
  const byCode = async <T>(c: Context<Env>, look: () => Promise<T | null>): Promise<T> => {
    const found = await joining(c, look)
    if (found === null) throw new AppError('NOT_FOUND', 'live.code')
    return found
  }

  return new Hono<Env>()
    .post('/', valid('json', opening), async (c) => {
      const { id } = await openRoom(ctxOf(c, deps), c.req.valid('json').roundId)
      return c.json({ id }, 201)
    })
    .get('/codes/:code', async (c) => {
      const room = await byCode(c, () => roomByCode(deps.db, c.req.param('code')))
      const { quiz, unit, round } = await publicRound(deps, room.roundId)
      const forZaloOnly = round.rules.people === 'zalo'
      return c.json({ title: quiz.title, roundName: round.name, unitName: unit.name, forZaloOnly })
    })
    .post('/join', valid('json', entering), async (c) => {
      const ctx = ctxOf(c, deps)
      signedIn(ctx)
      const joined = await byCode(c, () => joinRoom(ctx, c.req.valid('json')))
      deps.rooms.wake(joined.roomId)
      return c.json(joined)
    })
    .get('/:id/lead', async (c) => {
      const { room } = await ledRoom(ctxOf(c, deps), c.req.param('id'))
      return c.json(await deps.rooms.leadNews(room.id))
    })
    .get('/:id/lead/events', async (c) => {
      const { room } = await ledRoom(ctxOf(c, deps), c.req.param('id'))
      const mayStill = async () =>
        ledRoom({ ...deps, actor: await actorNow(c, deps) }, room.id).then(
          () => true,
          (error) => {
            if (error instanceof AppError) return false
            throw error
          },
        )
      return newsStream(c, deps, room.id, { seat: null, mayStill }, () => deps.rooms.leadNews(room.id))
    })
    .post('/:id/steps', valid('json', step), async (c) => {
      const { id, revision, phase } = await stepRoom(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      deps.rooms.wake(id)
      return c.json({ id, revision, phase })
    })
    .post('/:id/names', valid('json', names), async (c) => {
      await showNames(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      deps.rooms.wake(c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/names/:number', valid('json', oneName), async (c) => {
      const number = Number(c.req.param('number'))
      await hideName(ctxOf(c, deps), c.req.param('id'), { number, ...c.req.valid('json') })
      deps.rooms.wake(c.req.param('id'))
      return c.json({ ok: true })
    })
    .get('/:id', async (c) => {
      const { room, seat } = await seatFor(ctxOf(c, deps), c.req.param('id'))
      return c.json(await deps.rooms.phoneNews(room.id, seat))
    })
    .get('/:id/events', async (c) => {
      const { room, seat } = await seatFor(ctxOf(c, deps), c.req.param('id'))
      return newsStream(c, deps, room.id, { seat }, () => deps.rooms.phoneNews(room.id, seat))
    })
    .post('/:id/answers', valid('json', answer), async (c) => {
      const ctx = ctxOf(c, deps)
      const roomId = c.req.param('id')
      const given = { roomId, personId: signedIn(ctx), ...c.req.valid('json'), at: ctx.now() }
      const taken = await deps.takeAnswer(given)
      if (taken.kind === 'refused') throw taken.error
      return c.json({ chosen: taken.chosen, ...(taken.repeated && { repeated: true }) })
    })
}

/** The state as it is, then every change of it, as server-sent events; who reads slowly gets the newest alone. */
function newsStream(
  c: Context<Env>,
  { rooms, stopping }: Deps,
  roomId: string,
  who: { seat: { attemptId: string; number: number } | null; mayStill?: () => Promise<boolean> },
  now: () => Promise<object>,
): Response {
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    let newest: string | null = null
    let wake = () => {}
    const tell = (json: string) => {
      newest = json
      wake()
    }
    let over = false
    const end = () => {
      over = true
      wake()
    }
    // Listened first, read then: nothing that happens between the two is missed.
    const leave = rooms.listen(roomId, { ...who, tell, end })
    stream.onAbort(end)
    stopping?.addEventListener('abort', end)
    if (stopping?.aborted) end()
    const alive = setInterval(() => void stream.write(':\n\n'), aliveMs)
    const last = setTimeout(end, streamMs)
    try {
      const first = JSON.stringify(await now())
      newest ??= first
      while (!over) {
        if (newest === null) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
          continue
        }
        const data: string = newest
        newest = null
        await stream.write(`event: room\ndata: ${data}\n\n`)
      }
    } finally {
      leave()
      clearInterval(alive)
      clearTimeout(last)
      stopping?.removeEventListener('abort', end)
    }
  })
}
