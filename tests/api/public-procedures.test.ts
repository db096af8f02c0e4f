import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { qrOf } from '../../bot/pdf/qr.ts'
import { procedureOffice, sampleOf } from '../support/procedures.ts'

const birth = sampleOf('Đăng ký khai sinh')

test('a procedure reads without a script, in Vietnamese and in English, with nothing of it run as markup', async () => {
  const { shown, request } = await procedureOffice()
  const id = await shown({ ...birth, vi: { ...birth.vi, fee: '<script>alert(1)</script> tuỳ trường hợp' } })
  const page = await request('GET', `/procedures/${id}`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.text).toContain('<html lang="vi">')
  expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; tuỳ trường hợp')
  expect(page.text).not.toContain('<script')
  expect(page.text).toContain('href="https://hoa-mau.example.vn/mau/khai-sinh.pdf"')
  const english = await request('GET', `/procedures/${id}?lang=en`)
  expect(english.text).toContain('<html lang="en">')
  expect(english.text).toContain('Free if on time; late: 8,000 dong')
  expect((await request('GET', '/procedures/pr_none')).status).toBe(404)
})

test('where nobody wrote it in English the page says so and is told in Vietnamese', async () => {
  const { shown, request } = await procedureOffice()
  const id = await shown({ ...birth, en: null })
  const { text } = await request('GET', `/procedures/${id}?lang=en`)
  expect(text).toContain('The office has not written this in English yet.')
  expect(text).toContain('<html lang="vi">')
})

test('the list of a unit leads to each, and what waits or was retired stands nowhere', async () => {
  const { shown, make, request, ward, editor } = await procedureOffice()
  const id = await shown(birth)
  const waiting = await make(sampleOf('Đăng ký kết hôn'))
  const retired = await shown(sampleOf('Đăng ký khai tử'))
  await request('POST', `/api/procedures/${retired}/retire`, { as: editor.token })
  expect((await request('GET', '/procedures')).headers.get('location')).toBe(`/procedures/of/${ward.id}`)
  const { text } = await request('GET', `/procedures/of/${ward.id}`)
  expect(text).toContain(`/procedures/${id}`)
  for (const hidden of [waiting, retired]) {
    expect(text).not.toContain(hidden)
    expect((await request('GET', `/procedures/${hidden}`)).status).toBe(404)
  }
})

test.each([
  ['a4', 595, 842, 'Nộp ở cổng'],
  ['a5', 420, 595, ''],
] as const)(
  'the sheet for the counter is one page of %s whose code opens the procedure',
  async (size, width, height, online) => {
    const { shown, app, editor, config } = await procedureOffice()
    const long = {
      ...{ ...birth, ...(online === '' && { forms: [], onlineUrl: '', en: null }) },
      vi: {
        ...birth.vi,
        online,
        name: `Đăng ký khai sinh ${'có yếu tố nước ngoài '.repeat(8)}`.trim(),
        fee: 'Tuỳ trường hợp '.repeat(19),
        ...{
          time: 'Năm ngày làm việc '.repeat(16),
          place: 'Bộ phận một cửa '.repeat(18),
          note: 'Mang bản chính '.repeat(19),
        },
      },
    }
    const id = await shown(long)
    const reply = await app.request(`/api/procedures/${id}/sheet?size=${size}`, {
      headers: { authorization: `Bearer ${editor.token}` },
    })
    expect(reply.status).toBe(200)
    const pdf = await getDocumentProxy(new Uint8Array(await reply.arrayBuffer()))
    expect(pdf.numPages).toBe(1)
    const page = await pdf.getPage(1)
    expect(page.view.slice(2)).toEqual([width, height])
    const { text } = await extractText(pdf, { mergePages: true })
    expect(text).toContain('Lệ phí: Tuỳ trường hợp')
    expect(text.replace(/\s+/g, ' ')).toContain(
      `giấy tờ cần nộp${online === '' ? '.' : ', tải mẫu đơn và nộp qua mạng.'}`,
    )
    const link = `${config.PUBLIC_URL}/procedures/${id}`
    expect(text.replace(/\s/g, '')).toContain(link)
    // As many bars as the code has runs of dark squares.
    const runs = qrOf(link).reduce((sum, row) => sum + row.filter((dark, at) => dark && !row[at - 1]).length, 0)
    expect(runs).toBeGreaterThan(100)
  },
)
