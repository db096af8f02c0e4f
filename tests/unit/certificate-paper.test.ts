import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { certificateCard, certificateShape } from '../../bot/card/certificate-card.ts'
import { certificatePaper, certificatePapers } from '../../bot/pdf/certificate.ts'
import { facesFrom } from '../../bot/pdf/faces.ts'
import type { CertificateForm } from '../../core/certificates/certificate-form.ts'
import { fontAssets } from '../support/fonts.ts'
import { pixelsOf } from '../support/forms.ts'
import { noOcr, whyNoOcr } from '../support/ocr.ts'
import { scanned } from '../support/scanned.ts'

const linkOf = (code: string) => `https://loa.example.vn/certificates/${code}`
const form: CertificateForm = {
  ...{ unitName: 'Ủy ban nhân dân phường Hoà Mẫu', contest: 'Tìm hiểu nghị quyết', round: 'Đợt 1' },
  ...{ name: 'Nguyễn Thị Ngọc Ưng', achieved: 'Đạt hạng 1, kết quả 10/10', day: '29/11/2026' },
  code: '0123456789abcdefghjk',
}
const names = {
  'as most are': form.name,
  'in letters taken apart': form.name.normalize('NFD'),
  'with marks of a page': '<script>alert(1)</script> & “Ơ”',
  'of two hundred signs': 'Nguyễn Thị Hồng Hạnh Phúc '.repeat(8).slice(0, 200),
  'of two hundred signs and no space': 'ư'.repeat(200),
  'that no face knows': '漢字 😀',
  'of one sign': 'Ý',
}

async function paper(change: Partial<CertificateForm> = {}) {
  const bytes = await certificatePaper({ ...form, ...change }, { faces: await facesFrom(fontAssets), linkOf })
  const pdf = await getDocumentProxy(bytes.slice())
  const { text } = await extractText(pdf, { mergePages: true })
  return { bytes, pages: pdf.numPages, size: (await pdf.getPage(1)).view.slice(2), text: text.replace(/\s+/g, ' ') }
}

test('a certificate is one page of A4 on its side, each word of it to be selected, its letters composed', async () => {
  const { text, pages, size } = await paper({ name: form.name.normalize('NFD') })
  expect({ pages, size }).toEqual({ pages: 1, size: [842, 595] })
  for (const told of [
    form.unitName,
    'GIẤY CHỨNG NHẬN',
    form.name,
    form.achieved,
    'Đợt 1 · Cuộc thi “Tìm hiểu nghị quyết”',
  ])
    expect(text).toContain(told)
  for (const told of ['Cấp ngày 29/11/2026', '01234-56789-abcde-fghjk', linkOf(form.code)]) expect(text).toContain(told)
  expect(text).toBe(text.normalize('NFC'))
})

test.each(Object.entries(names))('a name %s stands on one page and on one picture', async (_, name) => {
  const { pages, text } = await paper({ name })
  expect(pages).toBe(1)
  expect(text).toContain('Đạt hạng 1')
  if (name.startsWith('<script>')) expect(text).toContain(name)
  const png = await certificateCard({ ...form, name }, { faces: await facesFrom(fontAssets), link: linkOf(form.code) })
  expect(pixelsOf(png)).toMatchObject(certificateShape)
})

test('no letter of the longest names leaves the frame', async () => {
  for (const name of [names['of two hundred signs'], names['of two hundred signs and no space']]) {
    const { bytes } = await paper({ name, contest: 'Cuộc thi dài '.repeat(15), round: 'Đợt '.repeat(30) })
    const content = await (await (await getDocumentProxy(bytes)).getPage(1)).getTextContent()
    for (const item of content.items) {
      if (!('transform' in item) || item.str.trim() === '') continue
      const [left, bottom] = [item.transform[4], item.transform[5]]
      expect(left).toBeGreaterThan(36)
      expect(left + item.width).toBeLessThan(842 - 36)
      expect(bottom).toBeGreaterThan(36)
      expect(bottom).toBeLessThan(595 - 40)
    }
  }
})

test('many are one file of a page each, which comes in parts', async () => {
  async function* forms() {
    for (let at = 1; at <= 30; at++) yield { ...form, name: `Người thứ ${at}` }
  }
  const parts: Uint8Array[] = []
  const faces = await facesFrom(fontAssets)
  for await (const part of certificatePapers(forms(), 'Giấy chứng nhận', { faces, linkOf })) parts.push(part)
  expect(parts.length).toBeGreaterThan(30)
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.concat(parts))), {
    mergePages: false,
  })
  expect(totalPages).toBe(30)
  expect(text.map((page) => /Người thứ \d+/.exec(page)?.[0])).toEqual(
    Array.from({ length: 30 }, (_, at) => `Người thứ ${at + 1}`),
  )
})

describe.skipIf(noOcr)(`the code, as a scanner reads it (${whyNoOcr})`, () => {
  test('paper and picture lead to the page of this very certificate', async () => {
    expect(scanned((await paper()).bytes, { page: 1 })).toBe(linkOf(form.code))
    const faces = await facesFrom(fontAssets)
    expect(scanned(await certificateCard(form, { faces, link: linkOf(form.code) }))).toBe(linkOf(form.code))
  })
})
