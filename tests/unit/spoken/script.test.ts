import { expect, test } from 'vitest'
import { syllableCount } from '../../../core/forms/spoken/read-aloud.ts'
import { lengths, paces, type Said, scriptOf } from '../../../core/forms/spoken/script.ts'

const item = (title: string, more: Partial<Said> = {}): Said => ({
  ...{ title, facts: [], summary: '', source: '', urgent: false, over: false },
  ...more,
})
const around = {
  opening: 'Kính thưa bà con. Sau đây là bản tin của Phường An Bình, thứ hai, ngày 30/11/2026.',
  closing: 'Bản tin đến đây là hết.',
  corrections: [],
  office: 'phường',
}
const long = (sentences: number) =>
  Array.from({ length: sentences }, (_, at) => `Câu số ${at + 1} nói thêm về việc này cho bà con được rõ hơn.`).join(
    ' ',
  )

test('a short digest is read whole: opening, each item with its facts, closing', () => {
  const power = item('Cắt điện khu vực TDP 5', {
    facts: ['Thời gian: 07:30–11:30 ngày 30/11/2026', 'Liên hệ: 0236 3822 119'],
    summary: 'Để thay 2 máy biến áp. Mong bà con thông cảm.',
  })
  const news = item('Đà Nẵng mưa 50-100 mm', { source: 'Báo Đà Nẵng' })
  const script = scriptOf({ ...around, items: [power, news], length: 60 })
  expect(script.parts.map(({ kind }) => kind)).toEqual(['opening', 'item', 'item', 'closing'])
  expect(script.parts[0]?.text).toBe(
    'Kính thưa bà con. Sau đây là bản tin của Phường An Bình, thứ hai, ngày ba mươi tháng mười một năm hai nghìn không trăm hai mươi sáu.',
  )
  expect(script.parts[1]?.text).toBe(
    'Tin thứ nhất. Cắt điện khu vực tổ dân phố năm. Thời gian: từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút ngày ba mươi tháng mười một năm hai nghìn không trăm hai mươi sáu. Liên hệ: không hai ba sáu, ba tám hai hai, một một chín. Để thay hai máy biến áp. Mong bà con thông cảm.',
  )
  expect(script.parts[2]?.text).toBe('Tin thứ hai. Đà Nẵng mưa năm mươi đến một trăm mi-li-mét. Theo Báo Đà Nẵng.')
  expect(script).toMatchObject({ left: [], cut: [], unknown: [] })
  expect(script.syllables).toBe(script.parts.reduce((sum, { text }) => sum + syllableCount(text), 0))
})

test.each(lengths.flatMap((length) => paces.map((pace) => ({ length, pace }))))(
  'a digest of many long items keeps to $length seconds at $pace syllables a second, cut at whole sentences',
  ({ length, pace }) => {
    const items = Array.from({ length: 8 }, (_, at) =>
      item(`Tin ${at + 1} của phường về việc chung của bà con trong tổ dân phố`, { summary: long(9) }),
    )
    const script = scriptOf({ ...around, items, length, pace })
    expect(script.seconds).toBeLessThanOrEqual(length)
    // The room is used: one sentence more would not fit.
    expect(script.seconds).toBeGreaterThan(length - 8)
    const read = script.parts.filter(({ kind }) => kind === 'item')
    expect(read.length + script.left.length).toBe(8)
    expect(script.left.every(({ why }) => why === 'room')).toBe(true)
    expect(script.cut.length).toBeGreaterThan(0)
    for (const { text } of script.parts) expect(text).toMatch(/\.$/)
    const told = read.reduce((sum, { text }) => sum + (text.match(/Câu số/g)?.length ?? 0), 0)
    const untold = script.cut.reduce((sum, { sentences }) => sum + sentences, 0)
    expect(told + untold).toBe(9 * read.length)
  },
)

test('an urgent item is read twice, and the second reading is counted', () => {
  const storm = item('Bão số 13 vào bờ tối 29/11', { urgent: true, summary: 'Bà con không ra đường.' })
  const once = scriptOf({ ...around, items: [{ ...storm, urgent: false }], length: 60 })
  const twice = scriptOf({ ...around, items: [storm], length: 60 })
  const said = 'Bão số mười ba vào bờ tối ngày hai mươi chín tháng mười một. Bà con không ra đường.'
  expect(twice.parts[1]?.text).toBe(`Tin thứ nhất. Thông báo khẩn. ${said} Xin nhắc lại. ${said}`)
  expect(twice.syllables).toBe(once.syllables + syllableCount(`Thông báo khẩn. Xin nhắc lại. ${said}`))
})

test('what is over is not read, and is told of; a correction is read before all items', () => {
  const items = [item('Họp tổ 1', { over: true }), item('Họp tổ 2')]
  const script = scriptOf({ ...around, items, corrections: ['Đúng là 19:00.'], length: 60 })
  expect(script.left).toEqual([{ title: 'Họp tổ 1', why: 'over' }])
  expect(script.parts[1]).toEqual({
    kind: 'correction',
    text: 'Trước hết, xin đính chính bản tin đã phát. Đúng là mười chín giờ.',
  })
  expect(script.parts[2]?.text).toBe('Tin thứ nhất. Họp tổ hai.')
})

test('the first item is told though it alone is too long, and the length says so', () => {
  const script = scriptOf({ ...around, items: [item('Rất dài '.repeat(150))], length: 60 })
  expect(script.parts).toHaveLength(3)
  expect(script.seconds).toBeGreaterThan(60)
})

test('what cannot be said is named once for the whole script', () => {
  const items = [item('Đội PC67 ra quân', { summary: 'Đội PC67 và ông Watson, Watson.' })]
  expect(scriptOf({ ...around, items, length: 60 })).toMatchObject({
    unknown: ['PC67'],
    guessed: [{ written: 'Watson', said: 'Oát-xơn', how: 'sounded' }],
  })
})

test('a reading that is written behind a name once holds in the whole script, and is not said twice', () => {
  const items = [item('Ông Watson đến'), item('Khách', { summary: 'Emma Watson (Em-ma Oát-sơn) hát.' })]
  const script = scriptOf({ ...around, items, length: 60 })
  expect(script.guessed).toEqual([])
  expect(script.parts[1]?.text).toBe('Tin thứ nhất. Ông Oát-sơn đến.')
  expect(script.parts[2]?.text).toBe('Tin thứ hai. Khách. Em-ma Oát-sơn hát.')
})
