import { ApiError, createApi, read } from '../../api.ts'
import { serverOrigin } from '../../platform.ts'
import { guestKey } from '../../session.ts'
import { storeOf } from '../../storage.ts'
import type { Loa } from '../loa.tsx'
import { contentOf, type Desk, joined, timed } from './desk.ts'
import { changeDesk, deskHere } from './desk-store.ts'

type Sender = Pick<Loa, 'api' | 'session'>

/**
 * Acts as who is here; where the paper is not theirs, as the guest of this browser, who may have begun it when Zalo could
 * not yet say who they are.
 */
async function asBegan<T>({ api, session }: Sender, act: (api: Loa['api']) => Promise<T>): Promise<T> {
  try {
    return await session.acting(() => act(api))
  } catch (error) {
    const guest = storeOf('localStorage').getItem(guestKey)
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND') || !guest || guest === session.token()) throw error
    return act(createApi({ origin: serverOrigin(), token: () => guest })).catch(() => {
      throw error
    })
  }
}

/** Hands a paper in; safe to repeat, for the server keeps the first. */
export const handIn = (sender: Sender, desk: Desk) =>
  asBegan(sender, (api) =>
    read(
      api.attempts[':id'].submit.$post({
        param: { id: desk.paper.attemptId },
        json: { ...contentOf(desk), sequence: Math.max(1, desk.sequence), timeUp: desk.handedIn !== true },
      }),
    ),
  )

/** Has the server keep a paper as it stands, and notes here what it says. */
export async function saveDesk(sender: Sender, roundId: string, init?: RequestInit): Promise<void> {
  const desk = deskHere(roundId)
  if (!desk) return
  const { attemptId } = desk.paper
  const sent = contentOf(desk)
  const json = { ...sent, sequence: Math.max(1, desk.sequence) }
  const reply = await asBegan(sender, (api) =>
    read(api.attempts[':id'].answers.$put({ param: { id: attemptId }, json }, { init })),
  )
  changeDesk(roundId, attemptId, (now) =>
    timed(reply.newer ? joined(now, reply.newer) : { ...now, known: sent }, reply),
  )
}

/** Asks the server how a paper stands there, and notes it here; false when it is in already. */
export async function askAfter(sender: Sender, roundId: string): Promise<boolean> {
  const attemptId = deskHere(roundId)?.paper.attemptId
  if (!attemptId) return true
  const found = await asBegan(sender, (api) => read(api.attempts[':id'].$get({ param: { id: attemptId } })))
  if (found.submittedAt !== null) return false
  changeDesk(roundId, attemptId, (desk) => timed(joined(desk, found.held), found))
  return true
}
