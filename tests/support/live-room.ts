import { openRoom } from '../../core/live-rooms/room.ts'
import type { Step } from '../../core/live-rooms/steps.ts'
import type { TestApp } from './app.ts'
import { openRound, plainQuestions } from './quiz.ts'

export const seconds = 20

/** A room that waits for its first question, of a contest in a ward with somebody who leads it. */
export async function liveRoom(app: TestApp, { questions = plainQuestions(3), rules = {} } = {}) {
  const { id: unitId } = await app.unit('Phường Mẫu')
  const leader = await app.person('Người Dẫn', ['editor', unitId])
  const round = await openRound(app, unitId, { live: { seconds }, ...whole, ...rules }, { questions })
  const { id, code } = await openRoom(leader.ctx, round.id)
  const step = async (step: Step, as = leader.token) => {
    const { view } = (await app.request('GET', `/api/live-rooms/${id}/lead`, { as })).json
    return app.request('POST', `/api/live-rooms/${id}/steps`, { as, body: { step, revision: view.revision } })
  }
  const guest = async () => (await app.request('POST', '/api/session/guest')).json.token as string
  return {
    ...{ id, code: code ?? '', round, unitId, leader, step },
    /** A phone that came in, by its session. */
    async phone(name = '') {
      const token = await guest()
      const reply = await app.request('POST', '/api/live-rooms/join', { as: token, body: { code, name } })
      const answer = (position: number, chosen: number[]) =>
        app.request('POST', `/api/live-rooms/${id}/answers`, { as: token, body: { position, chosen } })
      const look = async () => (await app.request('GET', `/api/live-rooms/${id}`, { as: token })).json
      return { token, reply, answer, look }
    },
    lead: async () => (await app.request('GET', `/api/live-rooms/${id}/lead`, { as: leader.token })).json,
    /** Until nothing is on its way any more. */
    async toAnswer() {
      app.clock.at += seconds * 1000 + 1001
      return step('answer')
    },
  }
}

const whole = { people: 'all', units: 'chosen' } as const
