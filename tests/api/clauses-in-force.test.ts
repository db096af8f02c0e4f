import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const old = `HỘI ĐỒNG NHÂN DÂN
PHƯỜNG MẪU
Số: 5/2020/NQ-HĐND
Phường Mẫu, ngày 01 tháng 3 năm 2020

NGHỊ QUYẾT
Về phí chợ và chỗ để xe

Điều 1. Phạm vi
Nghị quyết này quy định phí chợ và chỗ để xe trên địa bàn phường.

Điều 5. Phí chợ
1. Hộ bán rau nộp phí chợ mười nghìn đồng mỗi ngày.
2. Hộ bán cá nộp phí chợ hai mươi nghìn đồng mỗi ngày.

Điều 6. Chỗ để xe máy
Xe máy để ở bãi trước cổng đình, không thu tiền của người đi lễ.

Điều 7. Hiệu lực
Nghị quyết này có hiệu lực kể từ ngày ký.
`
const amending = (number: string, act: string, day = '01 tháng 7 năm 2024') => `HỘI ĐỒNG NHÂN DÂN
PHƯỜNG MẪU
Số: ${number}
Phường Mẫu, ngày 15 tháng 6 năm ${number.split('/')[1]}

NGHỊ QUYẾT
Về việc thực hiện một số quy định của phường

Điều 1. ${act}

Điều 2. Hiệu lực
Nghị quyết này có hiệu lực từ ngày ${day}.
`
const ofArticle5 = amending(
  '12/2024/NQ-HĐND',
  `Nội dung
1. Sửa đổi Điều 5 Nghị quyết số 5/2020/NQ-HĐND như sau:
“Điều 5. Mức nộp
Người kinh doanh trong nhà lồng đóng mười lăm nghìn đồng.”
2. Giao Văn phòng theo dõi.`,
)

async function office(options: Parameters<typeof testApp>[0] = {}) {
  const app = await testApp(options)
  const ward = await app.unit('Phường Mẫu')
  const { token: as, ctx } = await app.person('Hà', ['editor', ward.id])
  const upload = (fileName: string, text: string) => takeIn(ctx, { fileName, text, access: 'public' })
  const idOf = async (number: string) => {
    const [row] = await app.deps.db.all<{ id: string }>(sql`select id from documents where number = ${number}`)
    return row?.id ?? ''
  }
  const record = async (number: string, on = '') =>
    (await app.request('GET', `/api/records/${await idOf(number)}${on && `?on=${on}`}`, { as })).json
  const confirm = async (number: string, change: object = {}) => {
    const known = await record(number)
    const { version, title, kind, issuer, place, issuedOn, effectiveOn, expiresOn, term, signatory, access } = known
    const read = { version, title, kind, issuer, place, issuedOn, effectiveOn, expiresOn, term, signatory, access }
    await app.request('PUT', `/api/records/${await idOf(number)}`, { as, body: { ...read, number, ...change } })
  }
  const decide = async (number: string, confirmed = true) => {
    const { does } = await record(number)
    for (const { id, kind } of does) {
      if (kind === 'based_on') continue
      const path = `/api/records/${await idOf(number)}/relations/${id}`
      expect((await app.request('PUT', path, { as, body: { confirmed } })).status).toBe(200)
    }
  }
  const add = async (number: string, body: object) => {
    const path = `/api/records/${await idOf(number)}/relations`
    expect((await app.request('POST', path, { as, body: { number: '5/2020/NQ-HĐND', ...body } })).status).toBe(201)
  }
  const asked = async (text: string) => (await app.request('POST', '/api/questions', { body: { text } })).json
  const cited = async (text: string) => {
    const { citations } = await asked(text)
    return citations[0]
  }
  await upload('phi-cho.txt', old)
  await confirm('5/2020/NQ-HĐND')
  return { ...app, as, upload, idOf, record, confirm, decide, add, asked, cited }
}

const market = 'Hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?'
const parking = 'Xe máy để ở bãi nào trước cổng đình?'

describe('a clause that another document amended', () => {
  it('is quoted as before until a person has confirmed it, and then with what amended it and where that is read', async () => {
    const { upload, decide, cited, asked, request, deps } = await office()
    await upload('sua-doi.txt', ofArticle5)
    expect(await cited(market)).toMatchObject({ label: 'Điều 5, khoản 1', inForce: 'yes', changes: [] })
    await decide('12/2024/NQ-HĐND')
    const { citations, text, outcome } = await asked(market)
    const [citation] = citations
    const note = 'Điều 5 đã được sửa đổi, bổ sung bởi 12/2024/NQ-HĐND từ 01/07/2024.'
    expect(outcome).toBe('found')
    expect(citation).toMatchObject({ label: 'Điều 5, khoản 1', inForce: 'amended', changes: [{ note }] })
    expect(text).toContain(`Đã được sửa đổi, bổ sung. ${note} Xem: ${citation.changes[0].link}`)
    const newer = (await request('GET', `/api/library${citation.changes[0].to}`)).json
    expect(newer.document.number).toBe('12/2024/NQ-HĐND')
    expect(newer.passage.text).toContain('mười lăm nghìn đồng')
    const [kept] = await deps.db.all<{ changes: string }>(
      sql`select changes from citations where changes <> '[]' limit 1`,
    )
    expect(JSON.parse(kept?.changes ?? '')).toEqual([{ note, to: citation.changes[0].to }])
  })

  it('leaves the clause beside it in force, of which nothing is said', async () => {
    const { upload, decide, cited, record } = await office()
    await upload('sua-doi.txt', ofArticle5)
    await decide('12/2024/NQ-HĐND')
    expect(await cited(parking)).toMatchObject({ label: 'Điều 6', inForce: 'yes', changes: [] })
    expect((await record('5/2020/NQ-HĐND')).inForce).toBe('partly')
  })

  it('was not amended on an older day that is asked about, and was on a later one', async () => {
    const { upload, decide, asked } = await office()
    await upload('sua-doi.txt', ofArticle5)
    await decide('12/2024/NQ-HĐND')
    const before = await asked('Vào ngày 30/6/2024 hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?')
    expect(before.note).toBe('Trích từ văn bản áp dụng được vào ngày 30/06/2024.')
    expect(before.citations[0]).toMatchObject({ label: 'Điều 5, khoản 1', inForce: 'amended' })
    const after = await asked('Vào ngày 01/7/2024 hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?')
    expect(after.note).toBe(
      'Trích từ văn bản áp dụng được vào ngày 01/07/2024. Khi đó: Điều 5 đã được sửa đổi, bổ sung bởi 12/2024/NQ-HĐND từ 01/07/2024.',
    )
  })

  it('is amended from the day that a person gave, and not before it comes', async () => {
    const { upload, add, cited } = await office()
    await upload('sua-doi.txt', amending('12/2024/NQ-HĐND', 'Nội dung khác'))
    await add('12/2024/NQ-HĐND', { kind: 'amends', scope: 'Điều 5', effectiveOn: '2030-01-01' })
    expect(await cited(market)).toMatchObject({ inForce: 'yes', changes: [] })
  })

  it('names both of two amendments, the latest first, and neither once they are taken back', async () => {
    const { upload, decide, cited } = await office()
    await upload('sua-doi.txt', ofArticle5)
    const again = ofArticle5.replace('12/2024', '3/2025').replace('15 tháng 6 năm 2024', '15 tháng 6 năm 2025')
    await upload(
      'sua-lai.txt',
      again.replace('năm 2024.', 'năm 2025.').replace('Sửa đổi Điều 5', 'Sửa đổi khoản 1 Điều 5'),
    )
    await decide('12/2024/NQ-HĐND')
    await decide('3/2025/NQ-HĐND')
    const notes = async () => (await cited(market)).changes.map(({ note }: { note: string }) => note)
    expect(await notes()).toEqual([
      'Khoản 1 Điều 5 đã được sửa đổi, bổ sung bởi 3/2025/NQ-HĐND từ 01/07/2025.',
      'Điều 5 đã được sửa đổi, bổ sung bởi 12/2024/NQ-HĐND từ 01/07/2024.',
    ])
    await decide('3/2025/NQ-HĐND', false)
    expect(await notes()).toHaveLength(1)
    await decide('12/2024/NQ-HĐND', false)
    expect(await cited(market)).toMatchObject({ inForce: 'yes', changes: [] })
  })

  it('is put into no words by a model, which would tell the old ones as law', async () => {
    const sentence = 'Hộ bán rau nộp phí chợ mười nghìn đồng mỗi ngày [1].'
    const llm = {
      async *complete() {
        yield sentence
      },
    }
    const { upload, decide, asked } = await office({ llm })
    await upload('sua-doi.txt', ofArticle5)
    expect((await asked(market)).origin).toBe('model')
    await decide('12/2024/NQ-HĐND')
    expect(await asked(market)).toMatchObject({ origin: 'extractive', citations: [{ inForce: 'amended' }] })
  })

  it('says that nobody knows where the words name no place for certain', async () => {
    const { upload, add, cited, record } = await office()
    await upload('sua-doi.txt', amending('12/2024/NQ-HĐND', 'Nội dung khác'))
    await add('12/2024/NQ-HĐND', { kind: 'amends', scope: 'một số điều' })
    const { inForce, changes } = await cited(parking)
    expect(inForce).toBe('partly')
    expect(changes[0].note).toContain('(một số điều)')
    expect(changes[0].note).toContain('chưa rõ có chạm đến đoạn này hay không')
    expect((await record('12/2024/NQ-HĐND')).does).toMatchObject([{ scope: 'một số điều', reach: 'unread' }])
  })
})

describe('a clause that another document ended', () => {
  const repealing = amending('12/2024/NQ-HĐND', 'Bãi bỏ khoản 1 Điều 5 Nghị quyết số 5/2020/NQ-HĐND.')

  it('is told as what once was, with what ended it, and the clause beside it as law', async () => {
    const { upload, decide, asked, cited, request } = await office()
    await upload('bai-bo.txt', repealing)
    await decide('12/2024/NQ-HĐND')
    const { citations, text } = await asked('Khoản 1 Điều 5 Nghị quyết số 5/2020/NQ-HĐND quy định gì?')
    expect(citations).toMatchObject([{ label: 'Điều 5, khoản 1', inForce: 'no' }])
    expect(text).toContain('hiện không còn áp dụng')
    expect(text).toContain('Hết hiệu lực. Khoản 1 Điều 5 đã bị bãi bỏ bởi 12/2024/NQ-HĐND từ 01/07/2024.')
    const other = await asked('Khoản 2 Điều 5 Nghị quyết số 5/2020/NQ-HĐND quy định gì?')
    expect(other.citations).toMatchObject([{ label: 'Điều 5, khoản 2', inForce: 'yes', changes: [] }])
    expect(other.text).toContain('trích nguyên văn')
    expect((await cited('Hộ bán cá nộp phí chợ bao nhiêu mỗi ngày?')).label).toBe('Điều 5, khoản 2')
    const found = async (on = '') =>
      (
        await request('GET', `/api/library/search?q=${encodeURIComponent('hộ bán rau nộp phí chợ')}${on}`)
      ).json.passages.map((one: { label: string; inForce: string }) => `${one.label} ${one.inForce}`)
    expect(await found()).toContain('Điều 5, khoản 1 no')
    expect(await found('&inForceOn=2024-06-30')).toContain('Điều 5, khoản 1 yes')
    expect((await found('&inForceOn=2024-07-01')).filter((one: string) => one.startsWith('Điều 5, khoản 1'))).toEqual(
      [],
    )
  })

  it('answers for a day on which it held, for none after it, and for the law before', async () => {
    const { upload, decide, asked } = await office()
    await upload('bai-bo.txt', repealing)
    await decide('12/2024/NQ-HĐND')
    const before = await asked('Vào ngày 30/6/2024 hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?')
    expect(before).toMatchObject({ outcome: 'found', citations: [{ label: 'Điều 5, khoản 1', inForce: 'no' }] })
    const after = await asked('Vào ngày 15/7/2024 hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?')
    expect(after.note).toContain('không có văn bản trả lời được cho ngày 15/07/2024')
    expect(after.text).toContain('hiện không còn áp dụng')
    const once = await asked('Theo quy định cũ hộ bán rau nộp phí chợ bao nhiêu mỗi ngày?')
    expect(once.citations).toMatchObject([{ label: 'Điều 5, khoản 1' }])
    expect(once.note).toContain('không phải quy định hiện nay')
  })

  it.each([
    ['suspends', 'suspended', 'Đang bị ngưng hiệu lực. Điều 5 đã bị ngưng hiệu lực bởi'],
    ['replaces', 'no', 'Hết hiệu lực. Điều 5 đã được thay thế bởi'],
  ])('%s', async (kind, inForce, words) => {
    const { upload, add, asked } = await office()
    await upload('khac.txt', amending('12/2024/NQ-HĐND', 'Nội dung khác'))
    await add('12/2024/NQ-HĐND', { kind, scope: 'Điều 5' })
    const { citations, text } = await asked(market)
    expect(citations[0]).toMatchObject({ inForce })
    expect(text).toContain(words)
  })

  it('names no document that not everybody may read, and is restored with the document that ended it gone', async () => {
    const { upload, decide, confirm, cited, request, idOf, as } = await office()
    await upload('bai-bo.txt', repealing)
    await decide('12/2024/NQ-HĐND')
    await confirm('12/2024/NQ-HĐND', { access: 'member' })
    const { inForce, changes } = await cited('Khoản 1 Điều 5 Nghị quyết số 5/2020/NQ-HĐND quy định gì?')
    expect({ inForce, changes }).toEqual({
      inForce: 'no',
      changes: [{ note: 'Khoản 1 Điều 5 đã bị bãi bỏ bởi một văn bản khác từ 01/07/2024.', to: null, link: null }],
    })
    await request('POST', `/api/library/documents/${await idOf('12/2024/NQ-HĐND')}/retire`, { as })
    expect((await cited(market)).inForce).toBe('yes')
  })
})

describe('a document of which clauses were changed', () => {
  it('is read with what became of each, in the outline, at the clause and on the record, as of a day', async () => {
    const { upload, decide, request, idOf, record } = await office()
    await upload('bai-bo.txt', amending('12/2024/NQ-HĐND', 'Bãi bỏ khoản 1 Điều 5 Nghị quyết số 5/2020/NQ-HĐND.'))
    await decide('12/2024/NQ-HĐND')
    const note = 'Khoản 1 Điều 5 đã bị bãi bỏ bởi 12/2024/NQ-HĐND từ 01/07/2024.'
    const path = `/api/library/documents/${await idOf('5/2020/NQ-HĐND')}`
    const read = async (on = '') => (await request('GET', `${path}${on}`)).json
    const document = await read()
    expect(document).toMatchObject({ inForce: 'partly', changes: [{ note }] })
    const of = (some: { label: string }[], label: string) => some.find((one) => one.label === label)
    expect(of(document.outline, 'Điều 5, khoản 1')).toMatchObject({ inForce: 'no' })
    expect(of(document.outline, 'Điều 6')).toMatchObject({ inForce: 'yes' })
    expect(of((await read('?on=2024-06-30')).outline, 'Điều 5, khoản 1')).toMatchObject({ inForce: 'yes' })
    const { passages } = (await request('GET', `${path}/passages`)).json
    expect(of(passages, 'Điều 5, khoản 1')).toMatchObject({ inForce: 'no', changes: [{ note }] })
    expect(of(passages, 'Điều 5, khoản 2')).toMatchObject({ inForce: 'yes', changes: [] })
    expect(await record('5/2020/NQ-HĐND')).toMatchObject({ changes: [{ note }], done: [{ reach: 'parts' }] })
    expect((await record('5/2020/NQ-HĐND', '2024-06-30')).changes).toEqual([])
  })
})
