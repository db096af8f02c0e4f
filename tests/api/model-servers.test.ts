import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modelServer } from '../../bot/doctor/model.ts'
import { llmOf } from '../../bot/model/llm.ts'
import { newHabits, newRests } from '../../bot/model/model-server.ts'
import { sentencesAsWritten } from '../../core/answers/model/sentence-stream.ts'
import { draftsIn } from '../../core/question-bank/drafts/held.ts'
import { type Behaviour, refuses, replies, startModel, takesNo, writes } from '../support/model.ts'

const words = 'Chó phải đeo rọ mõm [1].'
let model: Awaited<ReturnType<typeof startModel>>
beforeAll(async () => {
  model = await startModel(writes(words))
})
afterAll(() => model.stop())

const config = () => ({ ...model.env, OPENAI_SECONDS: 10 }) as unknown as Parameters<typeof llmOf>[0]

/** What comes of one question, asked a second time where the first taught something; or the name of the error. */
async function written(behaviour: Behaviour, habits = newHabits()): Promise<string> {
  model.behaviour = behaviour
  const ask = async () => {
    let text = ''
    for await (const piece of llmOf(config(), { habits, rests: newRests() })?.complete('luật', 'hỏi') ?? [])
      text += piece
    return text.trim()
  }
  return ask().catch((error: Error) => error.name)
}

const sent = (status: number, body: unknown, type = 'application/json', headers: Record<string, string> = {}) =>
  ((_prompt: unknown, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }) as Behaviour
const whole = (message: object, finish: string | null = 'stop') => ({
  choices: [{ index: 0, message, finish_reason: finish }],
})
const events = (...choices: object[]) =>
  `${choices.map((choice) => `data: ${JSON.stringify({ choices: [choice] })}\n\n`).join('')}data: [DONE]\n\n`
const stop = { index: 0, delta: {}, finish_reason: 'stop' }
/** Refuses what has this part, or this role, in words of its own. */
const dislikes =
  (
    isDisliked: (request: { messages: { role: string }[] } & Record<string, unknown>) => unknown,
    body: object,
    status = 400,
  ): Behaviour =>
  (prompt, response) =>
    isDisliked(prompt.request as never) ? sent(status, body)(prompt, response) : writes(words)(prompt, response)

describe('what a server does not take is left out of the next request', () => {
  test.for<[string, Behaviour, object]>([
    ['a bound by either name', takesNo(['max_tokens', 'max_completion_tokens'], writes(words)), { bound: null }],
    [
      'a bound, as a list of details',
      dislikes(({ max_tokens }) => max_tokens, { detail: [{ loc: ['body', 'max_tokens'], msg: 'extra' }] }, 422),
      { bound: 'max_completion_tokens' },
    ],
    [
      'a bound, told as if all were well',
      dislikes(({ max_tokens }) => max_tokens, { error: { message: 'max_tokens is not supported' } }, 200),
      { bound: 'max_completion_tokens' },
    ],
    ['a temperature', takesNo(['temperature'], writes(words)), { temperature: false }],
    ['a stream', takesNo(['stream'], writes(words)), { stream: false }],
    [
      'a system role',
      dislikes(({ messages }) => messages.some(({ role }) => role === 'system'), {
        error: { message: 'System role not supported' },
      }),
      { system: false },
    ],
    [
      'roles that do not take turns',
      dislikes(({ messages }) => messages[0]?.role === 'system', {
        object: 'error',
        message: 'Conversation roles must alternate user/assistant',
      }),
      { system: false },
    ],
  ])('%s', async ([, behaviour, learnt]) => {
    const habits = newHabits()
    expect(await written(behaviour, habits)).toBe(words)
    expect(habits).toMatchObject(learnt)
  })

  test('but a text that is too long teaches nothing', async () => {
    const habits = newHabits()
    const message = "This model's maximum context length is 4096 tokens, max_tokens 2000 is too large"
    expect(await written(sent(400, { error: { message } }), habits)).toBe('model-refused-400')
    expect(habits.bound).toBe('max_tokens')
  })
})

test.for<[string, Behaviour]>([
  [
    'parts of a content, thoughts among them',
    replies(
      events(
        { delta: { content: [{ type: 'thinking', thinking: 'x' }] } },
        { delta: { content: [{ type: 'text', text: words }] } },
        stop,
      ),
    ),
  ],
  [
    'parts of a whole reply',
    sent(
      200,
      whole({
        content: [
          { type: 'text', text: 'Chó phải đeo ' },
          { type: 'output_text', text: 'rọ mõm [1].' },
        ],
      }),
    ),
  ],
  ['a stream that is called JSON', replies(events({ delta: { content: words } }, stop), 'application/json')],
  ['a stream that is called text', replies(events({ delta: { content: words } }, stop), 'text/plain; charset=utf-8')],
  ['a whole reply that is called text', sent(200, whole({ content: words }), 'text/plain')],
  ['a whole message in one event', replies(events({ message: { content: words }, finish_reason: 'stop' }))],
  ['the text of a choice, as before there were chats', replies(events({ text: words, finish_reason: 'stop' }))],
  ['<thinking>', writes(`<thinking>Người hỏi muốn biết [1].</thinking>\n${words}`)],
  ['[THINK]', writes(`[THINK]nghĩ[/THINK]${words}`)],
  ['<Think> in other capitals', writes(`<Think>nghĩ</THINK>${words}`)],
  [
    'channels',
    writes(
      `<|channel|>analysis<|message|>nghĩ [1].<|end|><|start|>assistant<|channel|>final<|message|>${words}<|return|>`,
    ),
  ],
  ['a mark of the end left behind', writes(`${words}<|im_end|>`)],
  ['marks of the end that other families leave', writes(`<answer>${words}</answer></s><｜end▁of▁sentence｜>`)],
  [
    'channels with tools between',
    writes(
      `<|start|>assistant<|channel|>analysis<|message|>nghĩ [9].<|end|><|start|>assistant<|channel|>commentary<|message|>gọi<|end|><|start|>assistant<|channel|>final<|message|>${words}`,
    ),
  ],
  [
    'the first of several answers at once',
    replies(events({ delta: { content: words } }, { index: 1, delta: { content: 'Chó được thả [1].' } }, stop)),
  ],
  [
    'the name of an end that is none of the protocol',
    replies(events({ delta: { content: words }, finish_reason: 'eos_token' })),
  ],
])('%s: the words are read', async ([, behaviour]) => {
  expect(await written(behaviour)).toBe(words)
})

test.for<[string, Behaviour, string]>([
  ['the end of its tokens in capitals', writes(words, { finish: 'MAX_TOKENS' }), 'model-too-long'],
  ['a filter', writes(words, { finish: 'SAFETY' }), 'model-cut-off'],
  ['a machine that had no room', writes(words, { finish: 'insufficient_system_resource' }), 'model-cut-off'],
  ['thoughts and nothing besides', sent(200, whole({ content: null, reasoning_content: 'nghĩ' })), 'model-empty'],
  ['thoughts that never end', writes(`<think>${words}`), 'model-empty'],
  [
    'an error that comes as if all were well',
    sent(200, { error: { message: 'loading', code: 503 } }),
    'model-refused-503',
  ],
  [
    'an error within a stream',
    replies(
      `${events({ delta: { content: 'Chó.' } }).replace('data: [DONE]\n\n', '')}data: ${JSON.stringify({ error: { message: 'x' } })}\n\n`,
    ),
    'model-failed',
  ],
])('%s: no answer, and a name for it', async ([, behaviour, name]) => {
  expect(await written(behaviour)).toBe(name)
})

test('it is let alone as long as it asks for, in seconds or until a time', async () => {
  const now = Date.parse('2026-12-01T08:00:00Z')
  for (const [after, ms] of [
    ['7', 7000],
    ['Tue, 01 Dec 2026 08:02:00 GMT', 120_000],
    ['soon', 30_000],
  ] as const) {
    model.behaviour = refuses(429, { 'retry-after': after })
    const rests = newRests()
    const llm = llmOf(config(), { rests, now: () => now })
    const asked = async () => {
      for await (const _ of llm?.complete('', '') ?? []);
    }
    await expect(asked()).rejects.toThrow('429')
    expect(rests.answers - now, after).toBe(ms)
  }
})

test('the doctor tells what it does not take, and in its own words why it gives no answer', async () => {
  model.behaviour = takesNo(['temperature', 'max_tokens'], writes('Một tuần có bảy ngày.'))
  const told = async () => modelServer(config() as never)
  expect(await told()).toMatchObject({ state: 'well', said: 'answers; it takes no temperature, no max_tokens' })
  model.behaviour = sent(404, { detail: 'model "stub" not found' })
  expect(await told()).toMatchObject({
    state: 'worn',
    said: expect.stringMatching(/model-refused-404.*"stub\\" not found|model-refused-404.*stub/),
  })
  expect(await modelServer({ ...config(), OPENAI_MODEL: undefined } as never)).toBeNull()
})

const sentences = async (text: string) => {
  const found: string[] = []
  for await (const one of sentencesAsWritten(
    (async function* () {
      yield text
    })(),
  ))
    found.push(one)
  return found
}

test.for([
  ['Đeo rọ mõm【1†source】.', 'Đeo rọ mõm[1].'],
  ['Đeo rọ mõm［1］.', 'Đeo rọ mõm[1].'],
  ['Đeo rọ mõm (Đoạn 1 và 3).', 'Đeo rọ mõm [1, 3].'],
  ['Đường Lý (đoạn 2) cấm đỗ [1].', 'Đường Lý (đoạn 2) cấm đỗ [1].'],
  ['Đeo rọ mõm [^2].', 'Đeo rọ mõm [2].'],
  ['Đeo rọ mõm [[2]].', 'Đeo rọ mõm [2].'],
  ['Đeo rọ mõm [Đoạn 1, đoạn 3].', 'Đeo rọ mõm [1, 3].'],
  ['Đeo rọ mõm [1; 2 và 3].', 'Đeo rọ mõm [1, 2, 3].'],
  ['Đeo rọ mõm [xem Điều 3].', 'Đeo rọ mõm [xem Điều 3].'],
])('a citation written %s', async ([text, read]) => {
  expect(await sentences(text as string)).toEqual([read])
})

test('an array is found behind a citation, between fences', () => {
  expect(draftsIn('Theo đoạn [1]:\n```json\n[\n {"hoi": "x"}\n]\n```')).toEqual([{ hoi: 'x' }])
  expect(draftsIn('[]')).toEqual([])
  expect(draftsIn('[1, {}]')).toEqual([1, {}])
  expect(draftsIn('không có')).toBeNull()
})
