import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { plainDocument } from '../../core/library/parse/source-document.ts'
import { searchSections } from '../../core/library/search/search-sections.ts'
import { testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'

const about = (name: string, known: object) =>
  plainDocument({
    name,
    origin: 'file',
    title: name,
    stated: true,
    sections: [
      { article: '1', heading: 'Điều 1. Cây xanh', path: '', text: `Trồng cây xanh ven đường, theo ${name}.` },
    ],
    ...known,
  })

async function office() {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [
    convention,
    about('Quyết định cũ', {
      kind: 'Quyết định',
      issuer: 'UBND phường',
      issuedOn: '2020-01-02',
      expiresOn: '2024-01-01',
    }),
    about('Quyết định mới', { kind: 'Quyết định', issuer: 'UBND thành phố', issuedOn: '2026-01-02' }),
    about('Kế hoạch', { kind: 'Kế hoạch', issuer: 'UBND phường', issuedOn: '2025-05-05' }),
  ])
  const find = async (query: Record<string, string>, as: string | null = null) =>
    app.request('GET', `/api/library/search?${new URLSearchParams(query)}`, { as })
  const titles = async (query: Record<string, string>) =>
    (await find({ q: 'trong cay xanh', ...query })).json.passages
      .map(({ documentTitle }: { documentTitle: string }) => documentTitle)
      .sort()
  return { ...app, find, titles }
}

describe('searching some documents only', () => {
  it('keeps those of a kind, of an issuer, issued between two days, in force on a day', async () => {
    const { titles } = await office()
    expect(await titles({})).toEqual(['Kế hoạch', 'Quyết định cũ', 'Quyết định mới'])
    expect(await titles({ kind: 'Quyết định' })).toEqual(['Quyết định cũ', 'Quyết định mới'])
    expect(await titles({ issuer: 'UBND phường' })).toEqual(['Kế hoạch', 'Quyết định cũ'])
    expect(await titles({ from: '2025-01-01' })).toEqual(['Kế hoạch', 'Quyết định mới'])
    expect(await titles({ from: '2020-01-02', to: '2025-12-31', issuer: 'UBND phường' })).toEqual([
      'Kế hoạch',
      'Quyết định cũ',
    ])
    expect(await titles({ inForceOn: '2026-06-01' })).toEqual(['Kế hoạch', 'Quyết định mới'])
    expect(await titles({ inForceOn: '2022-06-01', kind: 'Quyết định' })).toContain('Quyết định cũ')
    expect(await titles({ kind: 'Luật' })).toEqual([])
  })

  it('lists documents by the same, and tells what file one of them came from to who may open it', async () => {
    const { request } = await office()
    const listed = async (query: Record<string, string>) =>
      (await request('GET', `/api/library/documents?${new URLSearchParams(query)}`)).json.documents
        .map(({ title }: { title: string }) => title)
        .sort()
    expect(await listed({ kind: 'Quyết định' })).toEqual(['Quyết định cũ', 'Quyết định mới'])
    expect(await listed({ issuer: 'UBND phường', from: '2025-01-01', to: '2025-12-31' })).toEqual(['Kế hoạch'])
    expect(await listed({ query: 'quyết', inForceOn: '2026-06-01' })).toEqual(['Quyết định mới'])
    expect((await request('GET', '/api/library/documents?from=hom-qua')).status).toBe(400)
    const [{ id }] = (await request('GET', '/api/library/documents?kind=K%E1%BA%BF%20ho%E1%BA%A1ch')).json.documents
    expect((await request('GET', `/api/library/documents/${id}`)).json.original).toBeNull()
  })

  it('may be told by what there is to choose from, of documents that the reader may see', async () => {
    const { request, system, person, deps } = await office()
    await importDocuments(system, [about('Nội bộ', { kind: 'Kết luận', issuer: 'Đảng uỷ' })], {
      access: 'communicator',
    })
    const facets = async (as: string | null) => (await request('GET', '/api/library/facets', { as })).json
    const open = await facets(null)
    expect(open.kinds).toEqual(['Kế hoạch', 'Quy ước', 'Quyết định'])
    expect(open.years).toEqual([2026, 2025, 2020])
    expect(open.issuers).toEqual(['Tổ dân phố 5, phường Mẫu', 'UBND phường', 'UBND thành phố'])
    const [unit] = await deps.db.all<{ id: string }>(sql`select id from units`)
    const editor = await person('Hà', ['editor', unit?.id ?? ''])
    expect((await facets(editor.token)).kinds).toContain('Kết luận')
  })

  it('does not let what is left out take the places of what is kept', async () => {
    const { system, titles } = await office()
    const text = 'trồng cây xanh trồng cây xanh trồng cây xanh'
    const many = Array.from({ length: 150 }, (_, i) => ({ article: `${i + 1}`, heading: text, path: '', text }))
    await importDocuments(system, [about('Rất nhiều', { kind: 'Báo cáo', sections: many })])
    expect(await titles({ kind: 'Kế hoạch' })).toEqual(['Kế hoạch'])
  })

  it('refuses a day that is none', async () => {
    const { find } = await office()
    expect((await find({ q: 'cây', from: '2026-02-31' })).status).toBe(400)
  })
})

describe('what is linked to what was found', () => {
  it('is found too: the article that the best one names, however poorly its own words fit', async () => {
    const { system, deps } = await office()
    const tree = (article: string, text: string) => ({ article, heading: `Điều ${article}`, path: '', text })
    const others = Array.from({ length: 130 }, (_, i) =>
      tree(`${i + 10}`, `Chặt cây xanh ở chỗ ${i}, đền cây.${i < 115 ? ' Chặt cây, trồng cây.' : ''}`),
    )
    const far = tree(
      '200',
      `Mức tiền do hội đồng định, kể cả cây. ${'Bàn bạc rồi ghi vào sổ chung của tổ. '.repeat(30)}`,
    )
    const best = tree('1', 'Chặt cây xanh ven đường thì đền theo Điều 200.')
    await importDocuments(system, [about('Hương ước', { sections: [best, ...others, far] })])
    const { sections } = await searchSections(deps.db, 'chặt cây xanh ven đường', publicOnly, { limit: 200 })
    expect(sections[0]).toMatchObject({ article: '1' })
    expect(sections.map(({ article }) => article)).toContain('200')
  })
})

describe('a question without marks', () => {
  it('takes a syllable for what the library writes, though it may be a word that only carries', async () => {
    const { system, find } = await office()
    const section = (article: string, text: string) => ({
      article,
      heading: `Điều ${article}. Đua thuyền`,
      path: '',
      text,
    })
    const sections = [section('1', 'Đua thuyền bày cỗ làng.'), section('2', 'Đua thuyền mở hội làng.')]
    await importDocuments(system, [about('Hương ước', { sections })])
    const { json } = await find({ q: 'dua thuyen hoi' })
    expect(json.passages[0]).toMatchObject({ label: 'Điều 2' })
  })
})

describe('whatever is typed', () => {
  const queries = [
    ['the syntax of the index', '" OR NEAR( * ^ heading: {a b} -yên AND NOT tĩnh'],
    ['the syntax of the database', "'; drop table sections; -- %_"],
    ['a NUL', 'giữ yên\u0000 tĩnh'],
    ['half a character', 'giữ yên tĩnh \ud83d'],
    ['a mark on nothing', '\u0301\u0323'],
  ] as const

  it.each(queries)('%s is searched for as words', async (_, q) => {
    const { find, deps } = await office()
    const { status, json } = await find({ q })
    expect(status).toBe(200)
    if (q.includes('yên')) expect(json.passages[0]).toMatchObject({ label: 'Điều 1, khoản 1' })
    expect(await deps.db.all('select 1 from sections')).not.toEqual([])
  })

  it.each([
    ['one letter', 'q'],
    ['a sign', '?'],
    ['an emoji', '🙂🇻🇳'],
    ['English', 'how many days of annual leave'],
    ['nothing in the library', 'zzz xxx'],
  ])('%s finds nothing here', async (_, q) => {
    const { find } = await office()
    expect(await find({ q })).toMatchObject({ status: 200, json: { passages: [] } })
  })

  it.each(['là gì thế nào', 'la gi the nao', 'bạn có được không'])(
    'only words that carry (%s) are no failure',
    async (q) => {
      const { find } = await office()
      expect((await find({ q })).status).toBe(200)
    },
  )

  it('five thousand characters are refused by the address, and the search itself reads no more than it needs', async () => {
    const { find, deps } = await office()
    const long = 'giữ yên tĩnh sau mười giờ đêm ở tổ dân phố '.repeat(120).slice(0, 5000)
    expect((await find({ q: long })).status).toBe(400)
    const { query, sections } = await searchSections(deps.db, long, publicOnly)
    expect(query.words.length).toBeLessThanOrEqual(80)
    expect(sections[0]).toMatchObject({ article: '1' })
  })

  it('no ranking holds a section twice, and what may not be read is in none', async () => {
    const { system, deps } = await office()
    const hidden = about('Chỉ cho cán bộ', { access: 'communicator' })
    await importDocuments(system, [hidden], { access: 'communicator' })
    const word = fc.constantFrom(
      ...'điều 1 khoản cây xanh trong duong giữ yên tĩnh quyết định 01/QU-TDP quy ước tổ 5 "*'.split(' '),
    )
    const questions = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(questions, async (words) => {
        const { sections } = await searchSections(deps.db, words.join(' '), publicOnly, { limit: 50 })
        expect(new Set(sections.map(({ seq }) => seq)).size).toBe(sections.length)
        expect(sections.every(({ score }) => Number.isFinite(score) && score > 0)).toBe(true)
        const read = await deps.db.all<{ access: string }>(
          `select d.access from sections s join documents d on d.id = s.document_id where s.seq in (${sections.map(({ seq }) => seq).join() || 'null'})`,
        )
        expect(read.every(({ access }) => access === 'public')).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
