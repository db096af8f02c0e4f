import { setTimeout as sleep } from 'node:timers/promises'
import { sendFeedback } from '../../core/feedback/send.ts'
import { knownPerson } from '../../core/people/people.ts'
import { dayMs, dayOf, instantOf } from '../../core/time.ts'
import type { Simulator } from '../simulator/simulator.ts'
import type { ChatMessage, SimUser } from '../simulator/state.ts'
import type { Stage } from './world.ts'

const patienceMs = 15_000

/**
 * What people have said before the visitor arrives: a question that got its answer, one that waits, one that five asked and
 * nobody could answer, and complaints.
 */
export async function talk(stage: Stage): Promise<void> {
  const { simulator, present, residents } = stage
  const at = (clock: string) => simulator.clock.set(instantOf(dayOf(present), clock))
  at('06:52')
  await ask(simulator, residents.bay, 'xe thu gom rac may gio di qua?')
  at('07:10')
  const { buttons, id } = await ask(simulator, residents.mai, 'Bao giờ phường khai trương bể bơi bốn mùa?')
  const handOn = buttons.findIndex(({ title }) => title === 'Chuyển cho cán bộ')
  await answered(simulator, residents.mai, () => simulator.tap(residents.mai.id, id, handOn))
  at('07:16')
  await ask(simulator, residents.khoi, 'bể bơi bốn mùa của phường mở cửa chưa ạ')
  await ask(simulator, residents.nam, 'be boi bon mua bao gio mo')
  await ask(simulator, residents.bay, 'Khi nào bể bơi bốn mùa mở cửa cho bà con?')
  await ask(simulator, residents.ha, 'phường khai trương bể bơi bốn mùa ngày nào')
  at('07:24')
  await ask(simulator, residents.bay, 'phản ánh: đèn đường trước số 14 ngõ 4 hỏng ba hôm nay, tối đi lại rất khó')
  await complainLongAgo(stage)
}

const ask = (simulator: Simulator, { id }: SimUser, text: string) =>
  answered(simulator, { id }, () => simulator.say(id, text))

/** Does something in a chat and waits for what the account says to it. */
async function answered(simulator: Simulator, { id }: Pick<SimUser, 'id'>, act: () => Promise<unknown>) {
  const before = fromAccount(simulator, id).length
  await act()
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    const reply = fromAccount(simulator, id)[before]
    if (reply) return reply
  }
  throw new Error('the account did not answer in the chat')
}

const fromAccount = (simulator: Simulator, userId: string): ChatMessage[] =>
  simulator.chat(userId).filter(({ from }) => from === 'oa')

/** From the mini app, so long ago that the promised day has passed. */
async function complainLongAgo({ ctx, present, units, residents }: Stage): Promise<void> {
  const then = { ...ctx, now: () => present - 16 * dayMs }
  const { id: personId } = await ctx.write((tx) => knownPerson(tx, ctx, { oaUserId: residents.khoi.id }))
  const text = 'Nắp cống đầu ngõ 5 bị vỡ một góc, buổi tối rất dễ vấp ngã.'
  await sendFeedback(then, { text, unitId: units.first.id, channel: 'web', recipient: '', personId })
}
