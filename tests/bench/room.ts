import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink, signInAsGuest, signInByLink } from '../../core/people/sessions.ts'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { nobody, system } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import { createUnit } from '../../core/units/units.ts'
import { temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'
import { cpuOf, memoryOf } from './process-figures.ts'
import { serveApp } from './served.ts'

const { values } = parseArgs({
  options: { phones: { type: 'string', default: '300' }, questions: { type: 'string', default: '20' } },
  allowPositionals: true,
})
const phones = Number(values.phones)
const questions = Number(values.questions)
// A hall that knows: quicker than people are.
const answerWithinMs = 1000

type News = { view: { phase: string; revision: number } }
type Phone = { token: string; revision: number; toldAt: number }

/**
 * A hall of 300 (`--phones`) over loopback, each phone on a stream of its own: from a step sent to the last phone that has
 * heard of it, how long an answer takes to be durable while all answer within a second, and what coming in and coming back costs.
 */
export async function run(): Promise<object> {
  const database = await temporaryDatabase()
  const deps = depsOf(serviceConfig({ ...testEnvironment }), {
    database,
    fetchFeed: async () => ({ kind: 'unchanged' }),
    assets: async () => null,
    log: () => {},
    groupWrites: true,
  })
  const ctx = { ...deps, actor: system }
  const unit = await createUnit(ctx, { kind: 'ward', name: 'Phường Mẫu' })
  const { id } = await introducePerson(ctx, 'Người Dẫn')
  await grantRole(ctx, { personId: id, role: 'editor', unitId: unit.id })
  const { token: leader } = await signInByLink(ctx, await makeLoginLink(ctx, id))
  const round = await contest(ctx, unit.id)
  const tokens: string[] = []
  for (let n = 0; n < phones; n++) tokens.push((await signInAsGuest({ ...deps, actor: nobody })).token)

  const server = await serveApp('loa', database.path)
  const ask = asker(server.url)
  try {
    const roomId = (await ask(leader, 'POST', '/api/live-rooms', { roundId: round.id })).json.id as string
    const lead = async () =>
      (await ask(leader, 'GET', `/api/live-rooms/${roomId}/lead`)).json as News & { view: { code: string } }
    const { code } = (await lead()).view
    const cpu = { join: 0, ask: 0, answer: 0 }
    const spent = async <T>(of: keyof typeof cpu, work: Promise<T>): Promise<T> => {
      const before = await cpuOf(server.process.pid ?? 0)
      const result = await work
      cpu[of] += (await cpuOf(server.process.pid ?? 0)) - before
      return result
    }
    const joined = await spent(
      'join',
      timedAll(tokens, (token) =>
        ask(token, 'POST', '/api/live-rooms/join', { code, name: `Người ${token.slice(0, 6)}` }),
      ),
    )
    let all = tokens.map((token): Phone => ({ token, revision: -1, toldAt: 0 }))
    const streams = new AbortController()
    await streamsOf(all, `${server.url}/api/live-rooms/${roomId}/events`, streams.signal)

    const step = async (what: string) => {
      const { revision } = (await lead()).view
      const began = performance.now()
      const reply = await ask(leader, 'POST', `/api/live-rooms/${roomId}/steps`, { step: what, revision })
      if (reply.status !== 200) throw new Error(`${what}: ${JSON.stringify(reply.json)}`)
      if (what === 'close') return 0
      await until(() => all.every((phone) => phone.revision >= reply.json.revision))
      return Math.max(...all.map(({ toldAt }) => toldAt)) - began
    }
    const told = { ask: [] as number[], answer: [] as number[], scores: [] as number[] }
    const durable: number[] = []
    for (let position = 0; position < questions; position++) {
      told.ask.push(await spent('ask', step('ask')))
      durable.push(
        ...(await spent(
          'answer',
          timedAll(
            tokens,
            (token) => ask(token, 'POST', `/api/live-rooms/${roomId}/answers`, { position, chosen: [position % 4] }),
            answerWithinMs,
          ),
        )),
      )
      await step('close')
      await new Promise((go) => setTimeout(go, 1100))
      told.answer.push(await step('answer'))
      told.scores.push(await step('scores'))
    }
    // Everybody’s network goes and comes back at once.
    streams.abort()
    const back = performance.now()
    all = tokens.map((token): Phone => ({ token, revision: -1, toldAt: 0 }))
    await streamsOf(all, `${server.url}/api/live-rooms/${roomId}/events`, new AbortController().signal)
    const allBackMs = Math.round(Math.max(...all.map(({ toldAt }) => toldAt)) - back)
    const ended = await step('end')
    return {
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
      load: Math.round(10 * (loadavg()[0] ?? 0)) / 10,
      ...{ phones, questions },
      questionToLastPhoneMs: figures(told.ask),
      answerToLastPhoneMs: figures(told.answer),
      scoresToLastPhoneMs: figures(told.scores),
      answerDurableMs: figures(durable),
      joinedMs: figures(joined),
      allBackMs,
      endedMs: Math.round(ended),
      // Whatever else runs on the machine does not count in these.
      serverCpuMs: {
        aJoin: tenths(cpu.join / phones),
        aQuestionToAll: tenths(cpu.ask / questions),
        anAnswer: tenths(cpu.answer / questions / phones),
      },
      memoryMb: await memoryOf(server.process.pid ?? 0),
    }
  } finally {
    server.process.kill()
    await database.remove()
  }
}

async function contest(ctx: Parameters<typeof createQuiz>[0], unitId: string) {
  const asked = Array.from({ length: questions }, (_, n) => ({
    text: `Câu hỏi số ${n + 1} của hội thi tìm hiểu nghị quyết là gì?`,
    options: ['Phương án thứ nhất', 'Phương án thứ hai', 'Phương án thứ ba', 'Phương án thứ tư'],
    correct: [n % 4],
    explanation: 'Theo Điều 5.',
  }))
  const quiz = await createQuiz(ctx, { unitId, title: 'Hội thi', questions: asked })
  const now = ctx.now()
  const times = { opensAt: now - 1000, closesAt: now + hourMs }
  const rules = { live: { seconds: 30 }, people: 'all', units: 'chosen' } as const
  const round = await addRound(ctx, { quizId: quiz.id, name: 'Hội trường', ...times, rules })
  await publishQuiz(ctx, quiz.id)
  return round
}

const asker = (url: string) => async (token: string, method: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const send = () => fetch(`${url}${path}`, { method, headers, body: body && JSON.stringify(body) })
  // A connection that the server let go of as it was used again: phones send anew too, and nothing counts twice.
  const reply = await send().catch(send)
  // biome-ignore lint/suspicious/noExplicitAny: a benchmark reads whatever fields it expects
  return { status: reply.status, json: (await reply.json()) as any }
}

/** All of them within a while, spread evenly; by default at once. */
async function timedAll(
  tokens: string[],
  one: (token: string) => Promise<{ status: number }>,
  withinMs = 0,
): Promise<number[]> {
  return Promise.all(
    tokens.map(async (token, n) => {
      await new Promise((go) => setTimeout(go, (withinMs * n) / tokens.length))
      const began = performance.now()
      const { status } = await one(token)
      if (status >= 300) throw new Error(`refused: ${status}`)
      return performance.now() - began
    }),
  )
}

/** Every phone on its stream; settles when each has heard the first state. */
async function streamsOf(all: Phone[], url: string, signal: AbortSignal): Promise<void> {
  for (const phone of all) void listen(phone, url, signal).catch(() => {})
  await until(() => all.every(({ revision }) => revision >= 0))
}

async function listen(phone: Phone, url: string, signal: AbortSignal): Promise<void> {
  const reply = await fetch(url, { headers: { authorization: `Bearer ${phone.token}` }, signal })
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of reply.body ?? []) {
    rest += decoder.decode(part as Uint8Array, { stream: true })
    const end = rest.lastIndexOf('\n\n') + 2
    if (end < 2) continue
    const at = performance.now()
    for (const line of rest.slice(0, end).split('\n')) {
      if (!line.startsWith('data: ')) continue
      const { view } = JSON.parse(line.slice(6)) as News
      if (view.revision > phone.revision) Object.assign(phone, { revision: view.revision, toldAt: at })
    }
    rest = rest.slice(end)
  }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((go) => setTimeout(go, 2))
}

function figures(times: number[]) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

const tenths = (ms: number) => Math.round(10 * ms) / 10
