import { beforeAll, describe, expect, it } from 'vitest'
import { htmlText } from '../../bot/import/html/html.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { readDocument } from '../../core/library/store/read-document.ts'
import { readFeed } from '../../core/news/feed.ts'
import { minuteMs } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { workedMs } from '../support/hostile.ts'
import { conventionText } from '../support/library.ts'
import { deliver, groupText, userText } from '../support/zalo.ts'

const length = 5000
const plainWords = 'Chó ra đường phải đeo rọ mõm và có người dắt, ông bà hỏi tổ dân phố việc này ở đâu. '
const hostileWords = [
  ...['?', ' ', '1', '.', '“', '(', '[', '<', '\n', ' \n', '-', ',', '/', '@', '_', '*', '#', '&', '{{'],
  ...[
    'a ',
    'A ',
    'Ab ',
    'a-',
    'a.',
    'a@',
    '1.',
    '1/',
    'điều 1, ',
    'khoản ',
    'số 1 ',
    'phản ánh ',
    'tôi ',
    '1/2020/NĐ-CP ',
  ],
  ...['\u0302\u0323', 'e\u0323\u0302', '<!-- ', '<script ', 'nghị định số ', 'bỏ qua hướng dẫn '],
]
const filled = (words: string, size: number) => words.repeat(Math.ceil(size / words.length)).slice(0, size)

// Of several tries the best one is what it costs of a processor: whatever else runs on the machine only adds to it.
const tries = 3
const mostTimes = 5
// What is done within this is quick enough, however much quicker the other is.
const quickMs = 25

/** Once a try is within `enoughMs`, no other is needed. */
async function bestOf(work: () => unknown, enoughMs = 0): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < tries && best > enoughMs; i++) {
    const before = workedMs()
    await work()
    best = Math.min(best, workedMs() - before)
  }
  return best
}

/** The hostile texts that cost more than `mostTimes` what plain words of their length cost. */
async function slowOnes(work: (text: string) => unknown, size = length, words = plainWords): Promise<string[]> {
  const plain = await bestOf(() => work(filled(words, size)))
  const most = mostTimes * Math.max(plain, quickMs)
  const slow: string[] = []
  for (const repeated of hostileWords) {
    const took = await bestOf(() => work(filled(repeated, size)), most)
    if (took > most) slow.push(`${JSON.stringify(repeated)}: ${took} ms, plain ${plain} ms`)
  }
  return slow
}

describe('5,000 hostile letters cost no more than five times plain words of that length', () => {
  let app: TestApp
  let staff: { token: string }

  beforeAll(async () => {
    app = await testApp({ keep: true, env: { ZALO_OA_NAME: 'Phường Mẫu' } })
    const unit = await app.unit('Phường Mẫu')
    staff = await app.person('Cán Bộ', ['admin', unit.id])
    await importDocuments(app.system, [documentFromText('quy-uoc.md', conventionText)])
    return app.finish
  })

  // A minute for each call: nobody is refused for haste before the words are looked at.
  const send = async (method: string, path: string, body?: object, as = staff.token) => {
    app.clock.at += minuteMs
    const { status } = await app.request(method, path, { as, body })
    expect(status).toBeLessThan(500)
    await app.settled()
  }
  const hear = async (event: object) => {
    app.clock.at += minuteMs
    await deliver(app, { ...event, timestamp: String(app.clock.at) })
    await app.settled()
  }
  const inAddress = (text: string) => encodeURIComponent(text.slice(0, 1500))

  const inputs: Record<string, (text: string) => Promise<void>> = {
    'a question': (text) => send('POST', '/api/questions', { text }),
    'a question as short as one that is answered': (text) =>
      send('POST', '/api/questions', { text: text.slice(0, 1000) }),
    'a question answered as it is written': (text) => send('POST', '/api/questions/stream', { text }),
    'a feedback': (text) => send('POST', '/api/feedback', { text }),
    'a name': (text) => send('PATCH', '/api/session', { name: text }),
    'words to search for': (text) => send('GET', `/api/library/search?q=${inAddress(text)}`),
    'words to find a document by': (text) => send('GET', `/api/library/documents?query=${inAddress(text)}`),
    'words to find an answer by': (text) => send('GET', `/api/curated?find=${inAddress(text)}`),
    'a track code': (text) => send('GET', `/api/feedback/track/${inAddress(text)}`),
    'an address of a public page': (text) => send('GET', `/digests/${inAddress(text)}`),
    'where a public page goes on': (text) => send('GET', `/digests/of/x?before=${inAddress(text)}`),
    'a golden question': (text) => send('POST', '/api/evaluation/golden', { text }),
    'a notice': (text) =>
      send('POST', '/api/items', { unitId: 'x', title: text.slice(0, 300), summary: text.slice(0, 2000) }),
    'a link of a source': (text) =>
      send('POST', '/api/sources', { unitId: 'x', name: 'x', url: `https://a.vn/?${text}` }),
    'a message to the account': (text) => hear(userText(app, text)),
    'a message in a group': (text) => hear(groupText(app, `@Phường Mẫu ${text}`, 'group')),
    'a message in a group to nobody': (text) => hear(groupText(app, text, 'group')),
  }

  it.each(Object.entries(inputs))('%s', async (_name, input) => expect(await slowOnes(input)).toEqual([]), 120_000)
})

describe('200,000 hostile letters of others cost no more than five times plain words', () => {
  const outside: Record<string, (text: string) => unknown> = {
    'a feed': (text) =>
      readFeed(
        `<rss version="2.0"><channel><title>a</title><item><title>a</title><link>https://a.vn/1</link><description><![CDATA[${text}]]></description></item></channel></rss>`,
        'https://a.vn/',
      ),
  }

  it.each(Object.entries(outside))(
    '%s',
    async (_name, read) => expect(await slowOnes(read, 200_000)).toEqual([]),
    300_000,
  )

  // A line costs what it costs, however little stands in it.
  it('a text for the library, by one of as many lines', async () => {
    const read = (text: string) => {
      const document = documentFromText('a.txt', text, [text])
      return 'reason' in document ? null : readDocument(document)
    }
    expect(await slowOnes(read, 50_000, 'và\n')).toEqual([])
  }, 300_000)

  // Each lone sign of a tag is a node of its own, as each tag is.
  it('a page, by one as full of tags', async () => {
    const read = (text: string) => htmlText(`<html><body><p>${text}</p></body></html>`)
    expect(await slowOnes(read, 100_000, '<b>a</b>')).toEqual([])
  }, 300_000)
})
