import { expect, test } from 'vitest'
import { partsAlone } from '../../core/procedures/asked.ts'
import { cardText, toldOf } from '../../core/procedures/card.ts'
import { namesOf, procedureHash, tidied } from '../../core/procedures/content.ts'
import { askedOf, type Named } from '../../core/procedures/match.ts'
import { procedureParts } from '../../db/schema/procedures.ts'
import { sampleProcedures } from '../demo/procedures.ts'

const names: Named[] = sampleProcedures.flatMap((content, at) =>
  namesOf(tidied(content)).map((name) => ({
    ...{ ...name, procedureId: `pr_${at}`, name: content.vi.name, unitName: 'Phường Hoà Mẫu', path: '/ward/' },
  })),
)
/** As the database looks them up: every name that stands in a question. */
const asked = (question: string) => askedOf(question, names, '/ward/')
const told = (question: string) => {
  const found = asked(question)
  return found && { of: found.procedures.map(({ name }) => name), parts: found.parts, language: found.language }
}

test.each([
  ['thủ tục đăng ký khai sinh cần giấy tờ gì', 'Đăng ký khai sinh', ['papers']],
  ['làm khai sinh mấy ngày', 'Đăng ký khai sinh', ['time']],
  ['làm giấy khai sinh cho con mất bao nhiêu tiền ạ?', 'Đăng ký khai sinh', ['fee']],
  ['khai sinh', 'Đăng ký khai sinh', []],
  ['lam khai sinh can gi', 'Đăng ký khai sinh', ['papers']],
  ['lệ phí chứng thực bao nhiêu', 'Chứng thực bản sao từ bản chính', ['fee']],
  ['sao y bản chính mất bao nhiêu tiền một trang', 'Chứng thực bản sao từ bản chính', ['fee']],
  ['Đăng ký kết hôn ở đâu, cần mấy bộ hồ sơ?', 'Đăng ký kết hôn', ['copies', 'place']],
  ['đăng ký kết hôn có mất phí không?', 'Đăng ký kết hôn', ['fee']],
  ['khai sinh cho con mất khoảng mấy ngày', 'Đăng ký khai sinh', ['time']],
  ['lam giay khai sinh o dau z', 'Đăng ký khai sinh', ['place']],
  ['khai tử nộp qua mạng được không', 'Đăng ký khai tử', ['online']],
  ['Đăng ký lại khai sinh bao lâu có', 'Đăng ký lại khai sinh', ['time']],
  ['xin giấy độc thân thì ai ký', 'Cấp giấy xác nhận tình trạng hôn nhân', ['decider']],
  ['căn cứ pháp lý của thủ tục đăng ký khai sinh', 'Đăng ký khai sinh', ['ground']],
  ['mẫu đơn đăng ký kết hôn tải ở đâu', 'Đăng ký kết hôn', ['place', 'forms']],
  ['thủ tục đăng ký hộ kinh doanh như thế nào', 'Đăng ký hộ kinh doanh', []],
  ['khai sinh ở phường Hoà Mẫu mấy ngày thì có', 'Đăng ký khai sinh', ['time']],
  ['cho em hỏi đăng kí khai sinh cho con cần những giấy tờ gì ạ', 'Đăng ký khai sinh', ['papers']],
  ['muốn làm giấy khai sinh cho bé mới sinh thì phải làm sao', 'Đăng ký khai sinh', []],
  ['khai sinh phải đăng ký ở đâu', 'Đăng ký khai sinh', ['place']],
  ['làm khai sinh có lâu không', 'Đăng ký khai sinh', ['time']],
  ['đăng ký kết hôn cần gì và mất bao lâu?', 'Đăng ký kết hôn', ['papers', 'time']],
])('“%s” is answered by the card', (question, name, parts) => {
  expect(told(question)).toEqual({ of: [name], parts, language: 'vi' })
})

test.each([
  ['make birth certificate, how long?', 'Đăng ký khai sinh', ['time']],
  ['How much does a marriage certificate cost?', 'Đăng ký kết hôn', ['fee']],
  ['what documents do I need to register a birth', 'Đăng ký khai sinh', ['papers']],
])('“%s” is answered in English', (question, name, parts) => {
  expect(told(question)).toEqual({ of: [name], parts, language: 'en' })
})

test.each([
  'không đăng ký khai sinh bị phạt bao nhiêu',
  'không đăng ký khai sinh thì sao',
  'đăng ký khai sinh muộn bị phạt bao nhiêu tiền',
  'thời hạn đăng ký khai sinh là bao nhiêu ngày',
  'trong bao lâu phải đăng ký khai sinh',
  'ai phải đăng ký khai sinh',
  'khi nào phải đăng ký khai sinh',
  'phải đăng ký khai sinh chậm nhất mấy ngày',
  'có phải đăng ký kết hôn không',
  'đăng ký khai sinh phải làm trong mấy ngày',
  'ai có quyền đăng ký khai sinh',
  'nội dung đăng ký khai sinh gồm những gì theo luật',
  'chưa đăng ký kết hôn thì làm khai sinh cho con được không',
  'điều kiện đăng ký kết hôn là gì',
  'kết hôn là gì',
  'đăng ký kết hôn với người nước ngoài cần giấy tờ gì',
  'hồ sơ khai sinh của tôi bao giờ xong',
  'mất giấy khai sinh phải làm sao',
  'giấy khai sinh bị mất thì làm sao',
  'mat giay khai sinh can gi',
  'penalty for late birth registration, how much?',
  'is a birth certificate required by law to go to school',
])('“%s” goes on to the library', (question) => {
  expect(asked(question)).toBeNull()
})

test('a name that two procedures go by is asked back', () => {
  expect(told('làm lại giấy khai sinh bao nhiêu tiền')?.of).toEqual([
    'Đăng ký lại khai sinh',
    'Cấp bản sao trích lục hộ tịch',
  ])
})

test.each([
  ['bao nhiêu tiền?', ['fee']],
  ['mấy ngày ạ', ['time']],
  ['thế còn lệ phí thì sao', ['fee']],
  ['giấy tờ gì? lệ phí? mấy ngày? nộp ở đâu? ai giải quyết?', ['papers', 'fee', 'time', 'place', 'decider']],
  ['how long?', ['time']],
  ['in English, please', []],
  ['có bản tiếng Anh không', []],
])('“%s” may go on from a card', (question, parts) => {
  expect(partsAlone(question)?.parts).toEqual(parts)
})

test.each(['bị phạt bao nhiêu tiền', 'còn khai tử?', 'cảm ơn', 'được không', 'chó ra đường phải đeo gì'])(
  '“%s” does not',
  (question) => expect(partsAlone(question)).toBeNull(),
)

const link = () => 'https://zalo.me/s/1234567890/procedures/pr_0123456789abcdefghij'
const cardOf = (content: (typeof sampleProcedures)[number], language: 'vi' | 'en' = 'vi') => {
  const shown = {
    id: 'pr_1',
    unitId: 'un_1',
    unitName: 'Phường Hoà Mẫu',
    content: tidied(content),
    checkedAt: Date.parse('2026-11-01'),
  }
  return cardText(toldOf({ link, now: () => Date.parse('2026-11-29') }, shown, { language, parts: [] }))
}

test('every card of the samples, in both languages, is under nine hundred characters and whole', () => {
  for (const content of sampleProcedures)
    for (const language of ['vi', 'en'] as const) {
      const card = cardOf(content, language)
      expect(card.length).toBeLessThan(900)
      expect(card).not.toContain('…')
      expect(card).toContain(link())
      expect(card).toContain(language === 'vi' ? content.vi.fee : content.en?.fee)
    }
})

test('what is too long is cut where it is longest, and the fee stays as it was written', () => {
  const [first] = sampleProcedures
  if (!first) throw new Error('no samples')
  const papers = Array.from({ length: 30 }, (_, at) =>
    `Giấy tờ thứ ${at} ${'rất dài '.repeat(30)}`.slice(0, 290).trim(),
  )
  const long = {
    ...first,
    vi: { ...first.vi, name: `Đăng ký khai sinh ${'cho trẻ '.repeat(20)}`.trim(), papers, fee: 'Tuỳ trường hợp' },
  }
  const card = cardOf(long)
  expect(card.length).toBeLessThan(900)
  expect(card).toContain('Lệ phí: Tuỳ trường hợp')
  expect(card).toContain(link())
})

test('a content without a legal ground is refused, and so is a name that says nothing', () => {
  const [first] = sampleProcedures
  if (!first) throw new Error('no samples')
  expect(() => tidied({ ...first, grounds: [{ text: '  ', passageId: null }] })).toThrow(
    expect.objectContaining({ reason: 'procedure.ground' }),
  )
  expect(() => tidied({ ...first, vi: { ...first.vi, called: ['giấy tờ'] } })).toThrow(
    expect.objectContaining({ reason: 'procedure.called' }),
  )
  expect(() => tidied({ ...first, vi: { ...first.vi, name: 'Thủ tục' } })).toThrow(
    expect.objectContaining({ reason: 'procedure.name' }),
  )
})

test('the hash binds every word and the unit', async () => {
  const [first] = sampleProcedures
  if (!first) throw new Error('no samples')
  const hashes = await Promise.all([
    procedureHash('un_1', first),
    procedureHash('un_2', first),
    procedureHash('un_1', { ...first, vi: { ...first.vi, fee: 'Tuỳ' } }),
    procedureHash('un_1', { ...first, en: null }),
    procedureHash('un_1', { ...first, grounds: [] }),
  ])
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(procedureParts).toHaveLength(9)
})
