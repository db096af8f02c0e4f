import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceOf } from '../../core/answers/evidence.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { type Clearance, everything, publicOnly } from '../../core/library/clearance.ts'
import { searchPassages, wordedFirst } from '../../core/library/search/search-passages.ts'
import { minuteMs } from '../../core/time.ts'
import { countLeft, embedSections, forgetVectors } from '../../core/vectors/embed-sections.ts'
import { testApp } from '../support/app.ts'
import { type EmbeddingBehaviour, embeds, startEmbeddings, stubVector } from '../support/embeddings.ts'
import { convention, conventionText } from '../support/library.ts'
import { documentOf, goldenOffice, withoutRubbish } from '../support/releases.ts'

// None of these words stands in the clause about dogs; the stub knows what they mean.
const paraphrase = 'khuyển bịt ngõ'

let server: Awaited<ReturnType<typeof startEmbeddings>>
beforeAll(async () => {
  server = await startEmbeddings()
})
afterAll(() => server.stop())

async function office({ env = {}, behaviour = embeds() }: { env?: object; behaviour?: EmbeddingBehaviour } = {}) {
  server.behaviour = behaviour
  server.asked.length = 0
  const app = await testApp({ env: { ...server.env, ...env } })
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [convention])
  const vectors = () => app.deps.db.$count(sql`section_vectors`)
  return {
    ...app,
    vectors,
    embed: () => embedSections(app.system),
    first: async (text: string, clearance: Clearance = publicOnly) =>
      (await app.system.search(text, clearance)).sections[0],
    left: () => countLeft(app.system, 'stub'),
  }
}

describe('with a model of meanings', () => {
  it('a section is found that says it in other words, and what is found by words stays first', async () => {
    const { embed, first, left } = await office()
    expect(await first(paraphrase)).toBeUndefined()
    expect(await embed()).toMatchObject({ left: 0 })
    expect(await left()).toBe(0)
    expect(await first(paraphrase)).toMatchObject({ article: '2', score: 0 })
    expect(await first('rác thải mang ra điểm tập kết lúc mấy giờ')).toMatchObject({ article: '3' })
    expect(await first('điều 1 quy ước tổ dân phố 5')).toMatchObject({ article: '1' })
  })

  it('nothing is answered for its meaning alone: its heading is offered', async () => {
    const { embed, request } = await office()
    await embed()
    const { json } = await request('POST', '/api/questions', { body: { text: paraphrase } })
    expect(json).toMatchObject({ outcome: 'not_found', citations: [] })
    const sure = await request('POST', '/api/questions', { body: { text: 'Chó ra đường phải đeo gì?' } })
    expect(sure.json).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 2, khoản 1' }] })
  })

  it('whatever is near, words find among it just what they find alone, and are as sure of it', async () => {
    const { system, deps } = await office()
    const many = Array.from({ length: 60 }, (_, i) => `Điều ${i + 1}. Việc ${i}\nChó ra đường lần ${i}, đeo gì.`)
    await importDocuments(system, [
      documentOf(conventionText.replaceAll('01/QU', '9/QU').replace(/Điều 1[\s\S]*$/, many.join('\n\n')), 'cho.md'),
    ])
    const seqs = (await deps.db.all<{ seq: number }>(sql`select seq from sections`)).map(({ seq }) => seq)
    const alone = (one: { rank: number }) => ({ ...one, rank: 0 })
    for (let by = 1; by <= 20; by++) {
      const nearness = (seq: number) => (seq * by * 7919) % 101
      const nearest = (most: number) => [...seqs].sort((a, b) => nearness(b) - nearness(a)).slice(0, most)
      for (const text of ['Chó ra đường phải đeo gì?', 'Rác mang ra lúc nào?', 'Quy ước Tổ dân phố 5', 'sân bay']) {
        const off = await searchPassages(deps.db, text, publicOnly)
        const on = await searchPassages(deps.db, text, publicOnly, { near: { nearest, nearness } })
        expect(wordedFirst(on.sections).map(alone)).toEqual(wordedFirst(off.sections).map(alone))
        expect(wordedFirst(on.passages).map(alone)).toEqual(wordedFirst(off.passages).map(alone))
        expect(evidenceOf(on)).toBe(evidenceOf(off))
      }
    }
  })

  it('what the reader may not see is in no list and takes no place', async () => {
    const { embed, first, system } = await office()
    const many = Array.from({ length: 260 }, (_, i) => `Điều ${i + 1}. Chó\nChó rọ đường.`).join('\n\n')
    const closed = conventionText.replaceAll('01/QU-TDP', '77/NB').replace(/# [\s\S]*$/, `# Nội bộ\n\n${many}\n`)
    await importDocuments(system, [documentOf(closed, 'noi-bo.md')], { access: 'communicator' })
    await embed()
    expect((await first(paraphrase, everything))?.numberKey).toBe('77/nb')
    const { sections } = await system.search(paraphrase, publicOnly)
    expect(sections[0]).toMatchObject({ article: '2' })
    expect(sections.every(({ numberKey }) => numberKey !== '77/nb')).toBe(true)
  })

  it('what filters leave out takes no place, however near it is', async () => {
    const { embed, system, deps } = await office()
    const many = Array.from({ length: 2100 }, (_, i) => `Điều ${i + 1}. Chó\nChó rọ đường.`).join('\n\n')
    await importDocuments(system, [
      documentOf(conventionText.replaceAll('01/QU', '9/QU').replace(/Điều 1[\s\S]*$/, many), 'cho.md'),
    ])
    await embed()
    const [{ id = '' } = {}] = await deps.db.all<{ id: string }>(
      sql`select id from documents where number = '01/QU-TDP'`,
    )
    expect((await system.search(paraphrase, publicOnly)).sections[0]?.documentId).not.toBe(id)
    const { sections } = await system.search(paraphrase, publicOnly, { filters: { documentIds: [id] } })
    expect(sections.map(({ documentId }) => documentId)).toContain(id)
    expect(sections[0]).toMatchObject({ documentId: id, article: '2' })
  })

  it('a question without marks, or for a number or an article, is not sent: words alone are asked', async () => {
    const { embed, system } = await office()
    await embed()
    server.asked.length = 0
    for (const text of ['cho ra duong phai deo gi', 'Điều 2 quy định gì?', 'Nghị định 34/2016/NĐ-CP nói gì?', '???'])
      await system.search(text, publicOnly)
    expect(server.asked).toEqual([])
    await system.search('  Chó ra đường\u00a0phải <b>đeo</b> gì? ', publicOnly)
    expect(server.asked.flatMap(({ input }) => input)).toEqual([expect.stringContaining('Chó ra đường phải')])
  })

  it('a new version is read anew where it says something else, and the old one is found no more', async () => {
    const { embed, first, system, vectors } = await office()
    await embed()
    const before = await vectors()
    server.asked.length = 0
    await importDocuments(system, [documentOf(conventionText.replace('Chó ra đường phải', 'Mèo ra vườn phải'))])
    await embed()
    expect(server.asked.flatMap(({ input }) => input)).toEqual([expect.stringContaining('Mèo ra vườn')])
    expect(await vectors()).toBe(before)
    expect(await first('mèo vườn')).toMatchObject({ article: '2' })
  })

  it('a document that is called otherwise while it is being read is read again', async () => {
    const { system, left } = await office()
    const asked: string[] = []
    const passages = async (texts: string[]) => {
      asked.push(...texts)
      if (asked.length === texts.length)
        await system.write((tx) => tx.run(sql`update documents set title = 'Quy ước mới của tổ'`))
      return texts.map((text) => stubVector(text))
    }
    const ctx = { ...system, embed: { model: 'stub', passages, question: async () => stubVector('') } }
    expect((await embedSections(ctx)).left).toBeGreaterThan(0)
    expect((await embedSections(ctx)).left).toBe(0)
    expect(asked.at(-1)).toContain('Quy ước mới của tổ')
    expect(await left()).toBe(0)
  })

  it('what was read before it was shown leaves no vectors of the old version behind', async () => {
    const { system, take, releases, call, settled, deps } = await goldenOffice()
    const passages = async (texts: string[]) => texts.map((text) => stubVector(text))
    const ctx = { ...system, embed: { model: 'stub', passages, question: async () => stubVector('') } }
    await embedSections(ctx)
    await take(withoutRubbish)
    expect(await embedSections(ctx)).toMatchObject({ left: 0 })
    const [{ id }] = await releases()
    await call('POST', `/${id}/publish`, { reason: 'Nghị quyết mới đã thay' })
    await settled()
    await embedSections(ctx)
    expect(await deps.db.$count(sql`section_vectors`)).toBe(await deps.db.$count(sql`sections`))
  })

  it('another model begins anew, and the vectors of the old one go when it is done', async () => {
    const { embed, system, deps, vectors } = await office()
    await embed()
    const before = await vectors()
    const other = { ...system, embed: system.embed && { ...system.embed, model: 'other' } }
    await embedSections(other)
    expect(await vectors()).toBe(before)
    expect(await deps.db.all(sql`select distinct model from section_vectors`)).toEqual([{ model: 'other' }])
    await forgetVectors(system)
    expect(await vectors()).toBe(0)
  })

  it('stopped or cut off, it goes on where it was; two at once do no harm', async () => {
    const { system, vectors, left, clock } = await office()
    const many = Array.from({ length: 100 }, (_, i) => `Điều ${i + 1}. Việc ${i}\nViệc thứ ${i} của tổ.`).join('\n\n')
    await importDocuments(system, [
      documentOf(conventionText.replaceAll('01/QU', '5/QU').replace(/Điều 1[\s\S]*$/, many)),
    ])
    const stopping = new AbortController()
    const cut = await embedSections(system, { stopping: stopping.signal, onProgress: () => stopping.abort() })
    expect(cut.left).toBeGreaterThan(0)
    expect(await vectors()).toBe(cut.done)
    server.behaviour = (_, response) => void response.destroy()
    await expect(embedSections(system)).rejects.toThrow('the model gave no answer')
    server.behaviour = embeds()
    clock.at += minuteMs
    await Promise.all([embedSections(system), embedSections(system)])
    expect(await left()).toBe(0)
  })

  it('a text that the server will not take stays without a vector, and holds up no other', async () => {
    const refusing: EmbeddingBehaviour = ({ input, model }, response) => {
      if (!input.some((text) => text.includes('Rác'))) return embeds()({ input, model }, response)
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'too long' } }))
    }
    const { embed, first, left } = await office({ behaviour: refusing })
    expect(await embed()).toMatchObject({ left: 0 })
    expect(await left()).toBe(0)
    expect(await first(paraphrase)).toMatchObject({ article: '2' })
  })

  it('a server that takes no text at all is not one that would not take these', async () => {
    const refusing: EmbeddingBehaviour = (_, response) =>
      void response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no such model"}}')
    const { embed, vectors } = await office({ behaviour: refusing })
    await expect(embed()).rejects.toThrow('refused-400')
    expect(await vectors()).toBe(0)
    server.behaviour = embeds()
    expect(await embed()).toMatchObject({ left: 0 })
  })

  it('of a text that is too long for the model its first half is read', async () => {
    const refusing: EmbeddingBehaviour = ({ input, model }, response) =>
      input.some((text) => text.length > 1200)
        ? void response.writeHead(413, { 'content-type': 'application/json' }).end('{}')
        : embeds()({ input, model }, response)
    const { embed, system, deps } = await office({ behaviour: refusing })
    const long = conventionText.replace('có người dắt.', `có người dắt. ${'Việc này do tổ trưởng nhắc. '.repeat(100)}`)
    await importDocuments(system, [documentOf(long)])
    expect(await embed()).toMatchObject({ left: 0 })
    expect(server.asked.some(({ input }) => input.some((text) => text.length > 1200))).toBe(true)
    const without = await deps.db.all(sql`
      select 1 from section_vectors v join sections s on s.seq = v.section_seq where length(v.vector) = 0 and s.aside = 0`)
    expect(without).toEqual([])
  })

  it('without a name for a model nothing is asked and nothing changes', async () => {
    const { embed, first, vectors } = await office({ env: { OPENAI_EMBEDDING_MODEL: '' } })
    expect(await embed()).toEqual({ done: 0, left: 0 })
    expect(await vectors()).toBe(0)
    expect(await first(paraphrase)).toBeUndefined()
    expect(server.asked).toEqual([])
  })
})

describe('a server of meanings that fails', () => {
  const long = new Array(9000).fill(0.5)
  const json =
    (body: unknown): EmbeddingBehaviour =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }
  const one = (embedding: unknown) => json({ data: [{ index: 0, embedding }] })
  const failures: [string, EmbeddingBehaviour][] = [
    ['refuses for now', (_, response) => void response.writeHead(429, { 'retry-after': '60' }).end('{}')],
    ['is broken', (_, response) => void response.writeHead(500).end('<html>')],
    ['hangs up', (_, response) => void response.destroy()],
    ['keeps silent', () => {}],
    ['replies with no JSON', json('chào bạn')],
    ['gives too few', json({ data: [] })],
    ['gives words for numbers', one(['một', 'hai'])],
    ['gives nothing', one([])],
    ['gives one of another length', one([1, 2, 3])],
    ['gives too many numbers', one(long)],
    ['gives numbers that are none', one([null, 1])],
    ['gives nothing but zeros', one(new Array(64).fill(0))],
    ['gives numbers beyond bounds', one(new Array(64).fill(1e300))],
  ]
  it.each(failures)('and %s: words alone are searched, and nobody waits long', async (_, behaviour) => {
    const { embed, request, logged, clock } = await office()
    await embed()
    server.behaviour = behaviour
    const { json } = await request('POST', '/api/questions', { body: { text: 'Chó ra đường phải đeo gì?' } })
    expect(json).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 2, khoản 1' }] })
    expect(JSON.stringify(logged)).not.toContain('đường')
    server.behaviour = embeds()
    clock.at += 15 * minuteMs
    const later = await request('POST', '/api/questions', {
      body: { text: 'Rác được mang ra điểm tập kết lúc mấy giờ?' },
    })
    expect(later.json).toMatchObject({ outcome: 'found' })
  })

  it('is let alone for a while after that', async () => {
    const { embed, system, clock, logged } = await office()
    await embed()
    server.behaviour = (_, response) => void response.writeHead(500).end()
    await system.search('chó ra đường', publicOnly)
    const asked = server.asked.length
    await system.search('chó ra đường', publicOnly)
    expect(server.asked).toHaveLength(asked)
    expect(logged.filter(({ event }) => event === 'embedding.failed')).toHaveLength(1)
    clock.at += minuteMs
    await system.search('chó ra đường', publicOnly)
    expect(server.asked).toHaveLength(asked + 1)
  })

  it('is let alone by questions and by the library’s texts apart', async () => {
    const { embed, first, system, clock } = await office()
    await embed()
    server.behaviour = (_, response) => void response.writeHead(500).end()
    await system.search('chó ra đường', publicOnly)
    server.behaviour = embeds()
    await importDocuments(system, [documentOf(conventionText.replace('rọ mõm', 'rọ'))])
    expect(await embed()).toMatchObject({ left: 0 })
    clock.at += minuteMs
    server.behaviour = (_, response) => void response.writeHead(500).end()
    await importDocuments(system, [documentOf(conventionText.replace('18 giờ', '17 giờ'))])
    await expect(embed()).rejects.toThrow('the model gave no answer')
    server.behaviour = embeds()
    await first('chó ra đường')
    expect(server.asked.at(-1)?.input).toEqual(['chó ra đường'])
  })
})

it('models of the e5 family are told what is a passage and what a question', async () => {
  const { embed, first } = await office({ env: { OPENAI_EMBEDDING_MODEL: 'intfloat/multilingual-e5-small' } })
  await embed()
  expect(server.asked[0]?.input.every((text) => text.startsWith('passage: '))).toBe(true)
  await first('chó')
  expect(server.asked.at(-1)?.input).toEqual(['query: chó'])
  expect(stubVector('chó')).toHaveLength(64)
})
