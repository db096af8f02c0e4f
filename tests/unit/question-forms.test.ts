import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checked } from '../../core/question-bank/checked.ts'
import { contentProblems, tidied } from '../../core/question-bank/content.ts'
import { giftOf } from '../../core/question-bank/export/gift.ts'
import { moodleOf } from '../../core/question-bank/export/moodle-xml.ts'
import { formatOf, placeIn, readText } from '../../core/question-bank/read/read.ts'
import type { BankContent } from '../../db/schema/question-bank.ts'

const none = new Set<string>()
const look = async (text: string, kept = none) => {
  const reading = readText(text)
  const place = (at: number) => placeIn(reading.format, at)
  return { format: reading.format, ...(await checked(reading, { kept, there: new Map(), place })) }
}
const saidOf = async (text: string) =>
  (await look(text)).told.map(({ at, level, problem }) => `${at} ${level} ${problem}`)

// Signs that the forms give a meaning to, beside letters.
const words = fc
  .array(fc.constantFrom(...'aăâbcđeê 12%~=#{}:\\<>&"\'*/[]$-–.,;?', '\\n', '->', '####', '::', 'Điều ', 'T', ']]>'), {
    minLength: 1,
    maxLength: 24,
  })
  .map((parts) => parts.join(''))
const anyContent: fc.Arbitrary<BankContent> = fc
  .record({
    text: words,
    options: fc.uniqueArray(words, { minLength: 2, maxLength: 8, selector: (one) => one.trim().toLowerCase() }),
    right: fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }),
    truth: fc.boolean(),
    explanation: fc.oneof(
      fc.constant(''),
      words,
      fc.tuple(words, words).map((two) => two.join('\n')),
    ),
    source: fc.oneof(fc.constant(''), words),
    tags: fc.array(
      words.map((tag) => tag.replaceAll(']', '')),
      { maxLength: 3 },
    ),
    difficulty: fc.constantFrom('easy', 'medium', 'hard', null),
  })
  .map(({ truth, right, options, ...one }) =>
    tidied({
      ...{ ...one, difficulty: one.difficulty as BankContent['difficulty'] },
      options: truth ? ['Đúng', 'Sai'] : options,
      correct: truth ? [(right[0] ?? 0) % 2] : right.map((at) => at % options.length),
    }),
  )
  .filter((content) => contentProblems(content).length === 0)

const runs = { numRuns: 200 }

describe('what is written is read again as it was', () => {
  test.each([
    ['GIFT', giftOf, 'gift'],
    ['Moodle XML', moodleOf, 'moodle'],
  ] as const)('in %s', (_, write, format) => {
    fc.assert(
      fc.property(fc.array(anyContent, { minLength: 1, maxLength: 4 }), (contents) => {
        const { questions, told } = readText(write(contents), format)
        expect(told).toEqual([])
        expect(questions.map((one) => tidied(one))).toEqual(contents)
      }),
      runs,
    )
  })
})

test.each([
  ['moodle', '<?xml version="1.0"?>\n<quiz></quiz>'],
  ['aiken', 'Ai?\nA. Một\nB. Hai\nANSWER: B'],
  ['gift', '::1:: Ai? {=Một ~Hai}'],
  ['gift', 'Đúng không? {T}'],
  ['typed', 'Câu 1: Ai {tên gì}?\nA. Một\nB. Hai\nĐáp án: B'],
])('%s is told by what it holds', (format, text) => {
  expect(formatOf(text)).toBe(format)
})

test('GIFT: one, several, true or false, what explains, the category as a tag; other kinds are told and left out', async () => {
  const gift = `$CATEGORY: $course$/top/Cư trú

// [tag:luật] [tag:độ khó: khó]
::Một::Ai? {=Ông\\: A#đúng ~Bà B#sai ####Vì thế.\\nCăn cứ: Điều 1}

Chọn hai {~%50%X ~%50%Y ~%-100%Z}

[html]<p>Đúng&nbsp;chứ</p> {FALSE#sai#đúng}

Kể {}

2 {#2}

Ghép {=a -> b =c -> d}

Điền {=một =hai}

Trống {=*}

Dở {=a ~b`
  const { ready, told } = await look(gift)
  expect(told.map(({ level, problem }) => [level, problem])).toEqual([
    ['left', expect.stringContaining('essay')],
    ['left', expect.stringContaining('numerical')],
    ['left', expect.stringContaining('matching')],
    ['left', expect.stringContaining('dấu *')],
    ['fault', expect.stringContaining('Thiếu dấu { hoặc }')],
  ])
  expect(ready).toMatchObject([
    {
      ...{ text: 'Ai?', options: ['Ông: A', 'Bà B'], correct: [0], explanation: 'Vì thế.', source: 'Điều 1' },
      ...{ tags: ['Cư trú', 'luật'], difficulty: 'hard' },
    },
    { text: 'Chọn hai', options: ['X', 'Y', 'Z'], correct: [0, 1] },
    { text: 'Đúng chứ', options: ['Đúng', 'Sai'], correct: [1] },
  ])
})

test('Moodle XML: words of pages, data sections, no entity of its own, pictures said, a cut file said', async () => {
  const one = (inside: string, type = 'multichoice') =>
    `<question type="${type}"><questiontext format="html"><text><![CDATA[<p>Ai <b>đúng</b>?</p>]]></text></questiontext>${inside}</question>`
  const answers =
    '<single>true</single><answer fraction="0"><text>M&amp;ột</text></answer><answer fraction="100"><text><![CDATA[<script>x()</script>Hai]]></text></answer>'
  expect(await look(`<quiz>${one(answers)}</quiz>`)).toMatchObject({
    ready: [{ text: 'Ai đúng?', options: ['M&ột', 'Hai'], correct: [1] }],
    told: [],
  })
  const bomb = `<!DOCTYPE q [<!ENTITY a "aaaa">]><quiz>${one(answers.replace('M&amp;ột', '&a;'))}</quiz>`
  expect((await look(bomb)).ready[0]?.options[0]).toBe('&a;')
  expect(await saidOf(`<quiz>${one(answers.replace('Hai', '<img src=x>'))}</quiz>`)).toEqual([
    expect.stringMatching(/^1 fault Câu có hình/),
  ])
  expect((await saidOf(`<quiz>${one('', 'essay')}${one(answers).slice(0, -30)}`)).at(-1)).toMatch(/fault Tệp bị cắt dở/)
  expect(await saidOf(`<quiz>${'<a>'.repeat(50_000)}`)).toEqual([expect.stringMatching(/cắt dở/)])
})

test('Aiken: read as it stands, an answer that is not there and none at all are told by line', async () => {
  expect((await look('Ai?\nA. Một\nB) Hai\nANSWER: B\n\nGì\nđây?\nA. x\nB. y\nANSWER: a')).ready).toMatchObject([
    { text: 'Ai?', options: ['Một', 'Hai'], correct: [1] },
    { text: 'Gì đây?', options: ['x', 'y'], correct: [0] },
  ])
  expect(await saidOf('Ai?\nA. Một\nB. Hai\nANSWER: D')).toEqual([
    expect.stringMatching(/^4 fault Dòng “ANSWER:” không chỉ/),
  ])
  expect(await saidOf('Ai?\nA. Một\nB. Hai\nGì?\nA. x\nB. y\nANSWER: A')).toEqual([
    '1 fault Câu chưa có dòng “ANSWER:”.',
  ])
})

describe('each question is held against what a bank takes', () => {
  const first = 'Câu 1: Ai?\nA. Một\nB. Hai\nĐáp án: B'
  test.each<[string, string, string | RegExp]>([
    ['a neighbour swallowed in an option', 'Câu 1: Ai?\nA. Một\nB. Hai Câu 2: Gì thế\nĐáp án: B', /“Câu 2:” nằm lẫn/],
    ['an option swallowed by the one before', 'Câu 1: Ai?\nA. Một B. Hai\nB. Ba\nĐáp án: B', /Phương án B nằm lẫn/],
    ['a key of an option that is not there', 'Câu 1: Ai?\nA. Một\nB. Hai\nĐáp án: D', /Không rõ đáp án/],
    ['no key', 'Câu 1: Ai?\nA. Một\nB. Hai', /Chưa chọn phương án đúng/],
    ['the same question twice', `${first}\n\nCâu 2: AI?\nA. Hai\nB. Một\nĐáp án: A`, /Trùng với câu ở dòng 1/],
    ['nothing at all', ' ', /Không thấy câu hỏi nào/],
    ['an option too long', `Câu 1: Ai?\nA. ${'dài '.repeat(300)}\nB. Hai\nĐáp án: B`, /dài quá 1000/],
  ])('%s', async (_, text, problem) => {
    const { ready, told } = await look(text)
    expect(told.filter(({ level }) => level === 'fault').map((one) => one.problem)).toContainEqual(
      expect.stringMatching(problem),
    )
    expect(ready.length).toBeLessThan(2)
  })

  test('one that the bank has already is left out and told; it stops nothing', async () => {
    const kept = new Set(
      (await look(first)).ready.map((one) => JSON.stringify([one.text.toLowerCase(), ['hai', 'mot']])),
    )
    expect(await look(first, kept)).toMatchObject({ ready: [], told: [{ at: 1, level: 'left' }] })
  })

  test.each([
    'A. Gần dân\nB. Trọng dân\nC. Chỉ A và B\nD. A hoặc B',
    'A. Gần dân\nB. Trọng dân\nC. Xa dân\nD. Cả A và B',
    'A. Gần dân\nB. Trọng dân\nC. Hiểu dân\nD. Tất cả đáp án trên',
    'A. Gần dân\nB. Trọng dân\nC. Hiểu dân\nD. Cả 3 phương án trên',
  ])('options that point at others are told, and kept in place: %s', async (options) => {
    const { ready, told } = await look(`Câu 1: Cán bộ cần gì?\n${options}\nĐáp án: D`)
    expect(ready).toHaveLength(1)
    expect(told).toMatchObject([{ level: 'note', problem: expect.stringContaining('giữ nguyên thứ tự') }])
  })

  test('letters that were typed in options go, and a script is told and stays words', async () => {
    const { ready, told } = await look('::x:: Câu 3: <script>alert(1)</script> là gì? {~A. mã ~B) thẻ =C. chữ}')
    expect(ready).toMatchObject([
      { text: '<script>alert(1)</script> là gì?', options: ['mã', 'thẻ', 'chữ'], correct: [2] },
    ])
    expect(told.map(({ level }) => level)).toEqual(['note', 'note'])
    expect(told[1]?.problem).toContain('HTML')
  })

  test('twenty thousand questions are told in one line', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `Câu hỏi ${at}? {=a ~b}`).join('\n\n')
    expect(await look(many)).toMatchObject({
      ready: [],
      told: [{ level: 'fault', problem: 'Có hơn 10.000 câu. Hãy tách thành nhiều tệp.' }],
    })
  })
})

const row: BankContent = tidied({
  ...{ text: 'Xếp các bước', options: ['Nộp hồ sơ', 'Thẩm định: a = b', 'Trả kết quả'], correct: [], kind: 'order' },
  ...{ tags: ['thủ tục'], source: 'Điều 4', explanation: 'Theo Điều 4.' },
})
const short: BankContent = tidied({
  ...{
    text: 'Lệ phí bao nhiêu?',
    options: ['1.000', '%50% của 2.000', 'a * b'],
    correct: [],
    kind: 'short',
    exact: true,
  },
})

test.each<[string, (all: BankContent[]) => string, object]>([
  // GIFT has no place for how marks count.
  ['GIFT', giftOf, { options: ['1.000', '%50% của 2.000'] }],
  ['Moodle XML', moodleOf, { exact: true, options: short.options }],
])('a row and a short answer come back from %s as they went', async (_, write, back) => {
  const { options } = short
  const { ready, told } = await look(
    write([row, { ...short, options: write === giftOf ? options.slice(0, 2) : options }]),
  )
  expect(told).toEqual([])
  expect(ready).toEqual([
    row,
    expect.objectContaining({ text: short.text, kind: 'short', correct: expect.any(Array), ...back }),
  ])
})

test('a row as Moodle writes it in GIFT, and one without its first line', async () => {
  const { ready } = await look(
    'Xếp {>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nMột\nHai\nBa\n}\n\nXếp nữa {>Một\nHai\n}',
  )
  expect(ready).toMatchObject([
    { kind: 'order', options: ['Một', 'Hai', 'Ba'], correct: [0, 1, 2] },
    { kind: 'order', options: ['Một', 'Hai'] },
  ])
})
