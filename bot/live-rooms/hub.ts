import type { Ctx } from '../../core/context.ts'
import { describe } from '../../core/errors.ts'
import {
  chosenIn,
  type Look,
  lookAt,
  type Mine,
  mineIn,
  ownPart,
  pulseOf,
  type RoomView,
  type Seat,
  seatsIn,
} from '../../core/live-rooms/view.ts'

export type PhoneNews = { view: RoomView; mine: Mine }
export type LeadNews = { view: RoomView; seats: Omit<Seat, 'attemptId'>[] }

/**
 * A phone by its seat, or whoever leads. `tell` gets the newest state whole, as JSON: who missed some needs the last alone. `mayStill`
 * is asked now and then of whoever leads, whose role may be taken away meanwhile.
 */
type Listener = {
  seat: Pick<Seat, 'attemptId' | 'number'> | null
  tell: (json: string) => void
  end: () => void
  mayStill?: () => Promise<boolean>
}
type Pulse = NonNullable<Awaited<ReturnType<typeof pulseOf>>>
type Live = {
  listeners: Set<Listener>
  timer: ReturnType<typeof setInterval>
  /** What was read last, by whomever; one reading serves all who ask meanwhile. */
  look: Look | null
  reading: Promise<Look> | null
  /** What everybody who listens has been told. */
  told: Pulse | null
  polling: boolean
  again: boolean
  /** When those who lead were last asked whether they still may. */
  askedAt: number
}

export type RoomHub = {
  /** Tells a listener of every change of a room from now on; returns what ends that. */
  listen: (roomId: string, listener: Listener) => () => void
  /** Something was written here: whoever listens here need not wait for the next look. */
  wake: (roomId: string) => void
  phoneNews: (roomId: string, seat: Seat) => Promise<PhoneNews>
  leadNews: (roomId: string) => Promise<LeadNews>
}

// A phone, another, and one whose loss nobody has noticed yet.
const mostOfSeat = 3
// What another process wrote is seen within this.
const lookEveryMs = 400
const askEveryMs = 20_000

/**
 * Reads a room once for all who listen here, whoever changed it. The room itself is in the database: here is nothing but who
 * listens, and what was read last.
 */
export function roomHub(ctx: Pick<Ctx, 'db' | 'now' | 'log'>): RoomHub {
  const rooms = new Map<string, Live>()

  function opened(roomId: string): Live {
    const live: Live = {
      listeners: new Set(),
      timer: setInterval(() => void poll(roomId, live), lookEveryMs),
      look: null,
      reading: null,
      told: null,
      polling: false,
      again: false,
      askedAt: ctx.now(),
    }
    rooms.set(roomId, live)
    return live
  }

  async function poll(roomId: string, live: Live): Promise<void> {
    live.again = true
    if (live.polling) return
    live.polling = true
    try {
      while (live.again) {
        live.again = false
        if (ctx.now() - live.askedAt >= askEveryMs) await endWhoMayNot(live)
        await tellChanges(roomId, live)
      }
    } catch (error) {
      live.told = null
      ctx.log('live-room.failed', describe(error))
    } finally {
      live.polling = false
    }
  }

  async function endWhoMayNot(live: Live): Promise<void> {
    for (const { mayStill, end } of [...live.listeners]) if (mayStill && !(await mayStill())) end()
    live.askedAt = ctx.now()
  }

  async function tellChanges(roomId: string, live: Live): Promise<void> {
    const pulse = await pulseOf(ctx, roomId)
    if (!pulse) return
    const { told } = live
    const stepped = told?.revision !== pulse.revision
    if (!stepped && told?.people === pulse.people && told.answered === pulse.answered) return
    const look = counted(await lookFor(roomId, live, pulse), pulse, ctx.now())
    const seats = await seatsIn(ctx, roomId)
    live.told = { ...pulse, revision: look.view.revision }
    const forLead = JSON.stringify({ view: look.view, seats } satisfies LeadNews)
    for (const { seat, tell } of live.listeners) if (!seat) tell(forLead)
    if (stepped) await tellPhones(roomId, live.listeners, look, seats)
  }

  async function tellPhones(roomId: string, listeners: Set<Listener>, look: Look, seats: LeadNews['seats']) {
    const { question } = look.view
    const chosen = question ? await chosenIn(ctx, roomId, question.position) : new Map<string, number[]>()
    const named = new Map(seats.map((seat) => [seat.number, seat]))
    const common = JSON.stringify(look.view)
    for (const { seat, tell } of listeners) {
      const shown = seat && named.get(seat.number)
      if (!shown) continue
      const { attemptId } = seat
      const mine = ownPart(look, { ...shown, attemptId }, chosen.get(attemptId) ?? null)
      tell(`{"view":${common},"mine":${JSON.stringify(mine)}}`)
    }
  }

  /** When everybody comes again at once, the room is not read for each. */
  async function lookFor(roomId: string, live: Live, pulse: Pulse): Promise<Look> {
    if (live.look?.view.revision === pulse.revision) return live.look
    live.reading ??= lookAt(ctx, roomId, live.look).finally(() => {
      live.reading = null
    })
    live.look = await live.reading
    return live.look
  }

  return {
    listen(roomId, listener) {
      const live = rooms.get(roomId) ?? opened(roomId)
      const own = [...live.listeners].filter(({ seat }) => seat && seat.attemptId === listener.seat?.attemptId)
      if (own.length >= mostOfSeat) own[0]?.end()
      live.listeners.add(listener)
      return () => {
        live.listeners.delete(listener)
        if (live.listeners.size > 0 || rooms.get(roomId) !== live) return
        clearInterval(live.timer)
        rooms.delete(roomId)
      }
    },
    wake(roomId) {
      const live = rooms.get(roomId)
      if (live) void poll(roomId, live)
    },
    async phoneNews(roomId, seat) {
      const live = rooms.get(roomId)
      const pulse = live && (await pulseOf(ctx, roomId))
      const look =
        live && pulse ? counted(await lookFor(roomId, live, pulse), pulse, ctx.now()) : await lookAt(ctx, roomId)
      return { view: look.view, mine: await mineIn(ctx, look, seat) }
    },
    async leadNews(roomId) {
      const { view } = await lookAt(ctx, roomId)
      return { view, seats: await seatsIn(ctx, roomId) }
    },
  }
}

const counted = (look: Look, { people, answered }: Pulse, now: number): Look => {
  const { question } = look.view
  return { ...look, view: { ...look.view, now, people, question: question && { ...question, answered } } }
}
