import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { flattening, isBent } from '../../bot/import/bent.ts'
import { holdsOddFigures, withRaisedSigns, withRomanMarks } from '../../bot/import/misread-signs.ts'
import { holdsNoLetters, withPlainWords } from '../../bot/import/misread-words.ts'
import { missedOn } from '../../bot/import/missed.ts'
import { numbersJoined, weakSpots, weakWordsAgain } from '../../bot/import/numbers-again.ts'
import { paintedSaying } from '../../bot/import/ocr.ts'
import type { Rule } from '../../bot/import/page/grid.ts'
import { linesOfTsv, pageWidth, ruledLines, withWordsAdded, withWordsAgain } from '../../bot/import/tsv.ts'
import { rulesIn } from '../../bot/import/unruled.ts'
import { isSignatoryUnread } from '../../core/library/metadata/signatory.ts'
import { noOcr, noPainter, whyNoOcr } from '../support/ocr.ts'
import { painter } from '../support/scans.ts'

type Said = [text: string, confidence: number]

/** What Tesseract writes of a page with these lines of words, each read with this confidence. */
const pageOf = (...lines: Said[]) => pageWith(lines, (i, line) => [100 + i * 90, 100 + line * 40, 80, 20])

/** The same with each word's place. */
async function pageWith(lines: Said[], placeOf: (i: number, line: number) => number[]) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-tsv-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const rows = lines.flatMap(([text, confidence], line) =>
    text.split(' ').map((word, i) => [5, 1, 1, 1, line, i, ...placeOf(i, line), confidence, word].join('\t')),
  )
  const path = join(folder, 'page.tsv')
  await writeFile(path, ['level', '1\t1\t0\t0\t0\t0\t0\t0\t1700\t2300\t-1\t', ...rows].join('\n'))
  return (await linesOfTsv(path))[0]
}

it('a page tells how many of its letters are read surely, and which share stands in lines that hardly are', async () => {
  const page = await pageOf(['Điều 1. Giữ xe', 96], ['Họ tên....-«', 40], ['Xe để bãi', 90])
  expect(page).toMatchObject({ confidence: 73, sure: 18 })
  expect(page?.unsure).toBeCloseTo(11 / 29)
  expect((await pageOf(['Điều 1. Giữ xe', 96]))?.unsure).toBe(0)
})

it('a page tells how its picture is to be turned where its lines run down or up, and how many of its words make sense', async () => {
  expect(await pageOf(['Điều 1. Giữ xe', 96])).toMatchObject({ turn: 0, sense: 1 })
  const along = (step: number) => (i: number) => [100, 1000 + step * i * 90, 20, 80]
  const words = 'Người gửi xe nộp tiền tại quầy của chợ Mẫu'
  expect(await pageWith([[words, 95]], along(1))).toMatchObject({ turn: 270 })
  expect(await pageWith([[words, 95]], along(-1))).toMatchObject({ turn: 90 })
  const odd = 'Bueu Ôu dẻs ạnuL dép nIĐ Jud uạL leue SỊEN ĐNVg yIĐ uuleu ẤeÕu uịg uy quên dệi NVN IHĐN VQH BNV'
  expect((await pageOf([odd, 93]))?.sense).toBeLessThan(0.6)
  expect((await pageOf([`${words} ${words} ${words}`, 93]))?.sense).toBe(1)
})

it('a page tells how far its lines are bent, which one that is only askew is not', async () => {
  const words = 'Người gửi xe nộp tiền tại quầy của chợ Mẫu trước khi lấy xe ra về'
  const lines: Said[] = [0, 1, 2, 3].map(() => [words, 95])
  const bend = (down: (x: number) => number) =>
    pageWith(lines, (i, line) => [70 + i * 104, 300 + line * 60 + down((110 + i * 104) / 1700), 80, 20])
  const tell = async (down: (x: number) => number) => {
    const { bend: dots = 0, letterHeight: height = 0 } = (await bend(down)) ?? {}
    return { dots: Math.round(dots), isBent: isBent({ bend: dots, height }) }
  }
  expect(await tell(() => 0)).toEqual({ dots: 0, isBent: false })
  expect((await tell((x) => x * 60)).isBent).toBe(false)
  const sagging = await tell((x) => 30 * (1 - (2 * x - 1) ** 2))
  expect(sagging.isBent).toBe(true)
  expect(Math.abs(sagging.dots - 30)).toBeLessThan(5)
  expect((await tell((x) => -30 * (1 - (2 * x - 1) ** 2))).isBent).toBe(true)
  // What stands lowest in the middle comes to the height of the ends.
  expect(flattening(30, 1700, 2300).join(' ')).toContain('850,1180 850,1150')
})

it.skipIf(noPainter)(`rules on a scan part its table, and those seen as letters are none (${whyNoOcr})`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-rules-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const picture = join(folder, 'page.png')
  const [lefts, tops] = [
    [200, 600, 1000, 1400],
    [400, 460, 520, 580],
  ]
  const level = tops.map((y) => `line ${y === 520 ? 600 : 200},${y} 1400,${y}`)
  // A hairline is grey in a scan.
  const strokes = [...level, ...lefts.map((x) => `line ${x},400 ${x},580`)].flatMap((one) => ['-draw', one])
  execFileSync(painter, ['-size', '1700x2300', 'xc:white', '-stroke', '#999999', ...strokes, picture])
  const ask = async (from: string, how: string[]) => execFileSync(painter, [from, ...how], { encoding: 'utf8' })
  const rules = await rulesIn(picture, { width: 1700, height: 2300, points: pageWidth }, ask)
  expect(rules).toHaveLength(8)

  const words: [string, number, number][] = [
    ...([
      ['Loại', 210, 420],
      ['Giờ', 610, 420],
      ['|Giá', 990, 420],
    ] as const),
    ...([
      ['Xe', 210, 510],
      ['1.500', 610, 480],
      ['|', 996, 480],
      ['1.000', 1010, 480],
    ] as const),
    ...([
      ['1.600', 610, 540],
      ['2.000', 1010, 546],
    ] as const),
  ].map(([text, left, top]) => [text, left, top])
  const page = await pageWith(
    words.map(([text]) => [text, 95]),
    (_i, line) => [words[line]?.[1] ?? 0, words[line]?.[2] ?? 0, 70, 20],
  )
  if (!page) throw new Error('no page was read')
  const rows = ruledLines(page, rules).map(({ row, cells }) => [row, ...cells.map((cell) => cell.trim())])
  expect(rows).toEqual([
    [true, 'Loại', 'Giờ', 'Giá'],
    [true, 'Xe', '1.500', '1.000'],
    [true, 'Xe', '1.600', '2.000'],
  ])
  // Where the rule between two rows is not seen, their numbers stand together: that is told.
  const melted = ruledLines(
    page,
    rules.filter(({ y }) => Math.abs(y - (2300 - 520) * (pageWidth / 1700)) > 2),
  )
  expect(melted.map(({ unsure }) => unsure ?? false)).toEqual([false, true])
})

it('a cell whose rule was too short to be seen is parted from the one before where its words begin behind it', async () => {
  const places: [string, number, number][] = [
    ...([
      ['Buổi', 210, 420],
      ['Việc', 610, 420],
      ['Nơi', 1010, 420],
    ] as [string, number, number][]),
    ...([
      ['Sáng', 210, 510],
      ['Nghỉ', 790, 510],
    ] as [string, number, number][]),
    ...([
      ['Chiều', 210, 600],
      ['Hội', 1010, 600],
    ] as [string, number, number][]),
  ]
  const page = await pageWith(
    places.map(([text]) => [text, 95]),
    (_i, line) => [places[line]?.[1] ?? 0, places[line]?.[2] ?? 0, 70, 20],
  )
  if (!page) throw new Error('no page was read')
  const scale = pageWidth / 1700
  const dots = (left: number, top: number, right: number, foot: number) => ({
    x: left * scale,
    right: right * scale,
    y: (2300 - foot) * scale,
    top: (2300 - top) * scale,
  })
  const rules = [
    ...[400, 490, 580, 670].map((y) => dots(200, y, 1400, y + 2)),
    ...[200, 600, 1400].map((x) => dots(x, 400, x + 2, 672)),
    dots(1000, 400, 1002, 490),
  ]
  expect(ruledLines(page, rules).map(({ cells }) => cells.map((cell) => cell.trim()))).toEqual([
    ['Buổi', 'Việc', 'Nơi'],
    ['Sáng', 'Nghỉ', 'Nghỉ'],
    ['Chiều', '', 'Hội'],
  ])
})

it('a table some of whose rules were not seen is read by where its words stand, and told', async () => {
  const words = ['Ngày Nơi Việc', '20/4 Ấp_An Họp', '21/4 Ấp_Bắc Tiêm', '23/4 Chợ Quét'].map((line): Said => [line, 95])
  const page = await pageWith(words, (i, line) => [210 + i * 400, 420 + line * 60, 70, 20])
  if (!page) throw new Error('no page was read')
  const scale = pageWidth / 1700
  const dots = (left: number, top: number, right: number, foot: number): Rule => ({
    ...{ x: left * scale, right: right * scale },
    ...{ y: (2300 - foot) * scale, top: (2300 - top) * scale },
  })
  const upright = (x: number) => dots(x, 400, x + 2, 642)
  const level = (y: number, right = 1400) => dots(200, y, right, y + 2)
  const frame = [...[200, 590, 1400].map(upright), ...[400, 460, 640].map((y) => level(y))]
  const told = (...more: Rule[]) =>
    ruledLines(page, [...frame, ...more]).map(({ cells, unsure }) => [...cells.map((cell) => cell.trim()), unsure])
  const rows = words.map(([line]) => line.split(' '))
  const inner = [520, 580].map((y) => level(y))
  expect(told(upright(990), ...inner)).toEqual(rows.map((cells) => [...cells, undefined]))
  for (const seen of [[upright(990), ...[520, 580].map((y) => level(y, 590))], []])
    expect(told(...seen)).toEqual(rows.map((cells) => [...cells, true]))
})

it('words that recognition takes for others are put right where only one makes sense', () => {
  const read = withPlainWords([
    lineOf('Sinh hoạt chỉ bộ, các chỉ đoàn và thiếu nhỉ; chỉ phí do Đẳng ủy chi.'),
    lineOf('Chỉ bộ phận một cửa, chỉ đoàn viên và chỉ tiêu mới.'),
    lineOf('Đíc Tâm và Đ/e Nga trực; mức chỉ 450.000 đồng'),
    lineOf('VỊv chỉ trả trợ cấp tháng 12, chỉ trả lời bằng văn bản'),
    lineOf('ỦY BAN NHÂN ĐÂN: sử đụng nhà văn hóa, các chỉ hội; chỉ hội đồng mới quyết; đụng xe, hồ sơ gồm những øì'),
  ])
  expect(read.lines.map(({ cells }) => cells[0])).toEqual([
    'Sinh hoạt chi bộ, các chi đoàn và thiếu nhi; chi phí do Đảng ủy chi.',
    'Chỉ bộ phận một cửa, chỉ đoàn viên và chỉ tiêu mới.',
    'Đ/c Tâm và Đ/c Nga trực; mức chi 450.000 đồng',
    'V/v chi trả trợ cấp tháng 12, chỉ trả lời bằng văn bản',
    'ỦY BAN NHÂN DÂN: sử dụng nhà văn hóa, các chi hội; chỉ hội đồng mới quyết; đụng xe, hồ sơ gồm những gì',
  ])
  expect([read.mended, holdsNoLetters(read.lines)]).toEqual([true, false])
  const marked = [
    [
      'Tố chức họp TỐ DÂN PHỐ, đại biếu phát biếu: tố cáo 2 đơn',
      'Tổ chức họp TỔ DÂN PHỐ, đại biểu phát biểu: tố cáo 2 đơn',
    ],
    [
      'Mang số tiêm; số hộ 12; chấm 20 điếm; gác ở điếm canh đê',
      'Mang sổ tiêm; số hộ 12; chấm 20 điểm; gác ở điếm canh đê',
    ],
    ['TRƯỜNG NGUYÊN DU: ghi nguyên văn TÀI NGUYÊN DU LỊCH', 'TRƯỜNG NGUYỄN DU: ghi nguyên văn TÀI NGUYÊN DU LỊCH'],
    ['thừa kế từ chối; cá nhân khấu trừ; chuyến đối với tàu', 'thừa kế từ chối; cá nhân khấu trừ; chuyến đối với tàu'],
    ['CHU TỊCH UY BAN NHÂN DẦN PHƯƠNG BẾN MẪU', 'CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẾN MẪU'],
    ['QUYET ĐỊNH:', 'QUYẾT ĐỊNH:'],
    [
      'ngày 03 tháng 4 nắm 2026; tháng 4 nắm 2 việc; tháng 12 nắm ',
      'ngày 03 tháng 4 năm 2026; tháng 4 nắm 2 việc; tháng 12 năm ',
    ],
    ['UỶ BAN NHÂN DÂN XÃ; TM. BAN CHÁP HANH; BÀ TỐ TRINH', 'UỶ BAN NHÂN DÂN XÃ; TM. BAN CHẤP HÀNH; BÀ TỐ TRINH'],
    ['LêThị Hoa, VươngĐìnhMẫu xem YouTube, VNeID', 'Lê Thị Hoa, Vương Đình Mẫu xem YouTube, VNeID'],
  ]
  const marks = withPlainWords(marked.map(([said = '']) => lineOf(said))).lines
  expect(marks.map(({ cells }) => cells[0])).toEqual(marked.map(([, right]) => right))
  const dots = withPlainWords([lineOf('e Thời gian: 22 giờ;'), lineOf('e Khu vực: ngõ 12.')]).lines
  expect(dots.map(({ cells }) => cells[0])).toEqual(['- Thời gian: 22 giờ;', '- Khu vực: ngõ 12.'])
  for (const [said, told] of [
    ['4,2 tỷ đồng, tš¡ig 7,5% so với năm 2024', true],
    ['Trạm bơm Đò NÑeo', true],
    ['- - “ Lưu. kính gửi;', true],
    ['- Đọc “Sổ tay” 12 m² ở phường ĐÔNG BẮC, 25 °C; 05-CTr/\u00D0U', false],
  ] as const)
    expect(holdsNoLetters([lineOf(said)])).toBe(told)
})

it('what a rule or a speck was taken for leaves cells, and stands in none alone but in a table', () => {
  const cellsOf = (cells: string[], row?: true) => withPlainWords([{ ...lineOf(''), cells, row }]).lines[0]?.cells
  expect(cellsOf(['1 —', 'Lê Thị Hoa _', '— 2.500.000', '—', '- 5'], true)).toEqual([
    ...['1', 'Lê Thị Hoa', '2.500.000', '—', '- 5'],
  ])
  expect(cellsOf(['Nơi nhận:', '_', 'TM. BAN THƯỜNG TRỰC'])).toEqual(['Nơi nhận:', 'TM. BAN THƯỜNG TRỰC'])
})

const lineOf = (text: string) => ({ cells: [text], x: 0, right: 300, y: 700, size: 12 })

it.each([
  ['Hỗ trợ 650.000 đồng/]lồng.', 'Hỗ trợ 650.000 đồng/lồng.', true],
  ['Giá 7.500 đồng/m3, nhà từ 50 m2, đường 2 km2.', 'Giá 7.500 đồng/m³, nhà từ 50 m², đường 2 km².', true],
  ['Nhiệt độ nước không quá 359C, phòng 26oC, tủ 4?C', 'Nhiệt độ nước không quá 35°C, phòng 26°C, tủ 4°C', true],
  // Whether a two or a three stood there nobody can say.
  ['Giá 7.500 đồng/mở', 'Giá 7.500 đồng/mở', true],
  ['Trên 10 mổ thu thêm, từ 50 mZ trở lên', 'Trên 10 mổ thu thêm, từ 50 mZ trở lên', true],
  ['Giá (đồng/m)', 'Giá (đồng/m)', true],
  ['Lô A12 rộng 6m?', 'Lô A12 rộng 6m?', true],
  [
    'Từ ngày 15/5 mở cửa, cách 10 m là nhà M3, phòng 350C',
    'Từ ngày 15/5 mở cửa, cách 10 m là nhà M3, phòng 350C',
    false,
  ],
  ['Đường rộng 12m, nhà mới, diện tích 40 m²', 'Đường rộng 12m, nhà mới, diện tích 40 m²', false],
])('small raised figures of a scan are such again, and told: %s', (read, right, told) => {
  const { lines, unsure } = withRaisedSigns([lineOf(read)])
  expect([lines[0]?.cells[0], unsure]).toEqual([right, told])
})

it('the mark of a note that a scan shows as a quotation mark is told', () => {
  const read = (...texts: string[]) => withRaisedSigns(texts.map(lineOf)).unsure
  expect(read("tổng số 18 triệu đồng', gồm:", '1. Chi thường xuyên.', "'Bao gồm 3 triệu đồng bổ sung.")).toBe(true)
  expect(read("Ông nói: 'Bao gồm cả xã'.", "'Không thu phí' là tên chiến dịch.")).toBe(false)
})

it.each([
  [
    ['L Mục đích', 'Giữ sạch.', 'II. Nội dung', 'Thu rác.', 'HI Kinh phí'],
    ['I. Mục đích', 'Giữ sạch.', 'II. Nội dung', 'Thu rác.', 'III. Kinh phí'],
  ],
  [
    ['I. MỤC ĐÍCH', 'lI. NỘI DUNG', 'IIL KINH PHÍ'],
    ['I. MỤC ĐÍCH', 'II. NỘI DUNG', 'III. KINH PHÍ'],
  ],
  [['L Mục đích', 'Giữ sạch.'], null],
  [['I. MỤC ĐÍCH', '1. Giữ sạch.', 'H. Trần Văn An', 'II. NỘI DUNG'], null],
  [['I. Thành phần', 'L Thị Hoa', 'II. Nội dung'], null],
])(
  'Roman numbers that recognition takes for letters are such again where the page has their neighbours: %j',
  (read, right) => {
    const { lines, mended } = withRomanMarks(read.map(lineOf))
    expect([lines.map(({ cells }) => cells[0]), mended]).toEqual([right ?? read, right !== null])
  },
)

it('a cell among figures that is nearly one is told, and words in their column are none', () => {
  const rows = (...cells: string[]) =>
    cells.map((cell) => ({ ...lineOf(cell), cells: ['Thôn', cell], row: true as const }))
  expect(holdsOddFigures(rows('Số hộ', '120', '64', 'G4'))).toBe(true)
  expect(holdsOddFigures(rows('1', '2', '°'))).toBe(true)
  expect(holdsOddFigures(rows('2.500.000', '3.000.000', '17502000'))).toBe(true)
  expect(holdsOddFigures(rows('7g00 - 11g30', '5ø30 - 9g15'))).toBe(true)
  expect(holdsOddFigures(rows('7g00 - 11g30', '8Đ1 và 9Ê2', '3²5'))).toBe(false)
  expect(holdsOddFigures(rows('Số hộ', '120', '64', '-', '1.200'))).toBe(false)
  expect(holdsOddFigures(rows('Hai 30/11', '15', 'Không'))).toBe(false)
})

const wordOf = (text: string, width: number, confidence = 95, left = 100) => ({
  text,
  width,
  confidence,
  left,
  top: 100,
  height: 26,
})

it('a number that is wider than its figures is told: commas in it were not seen', () => {
  expect(
    numbersJoined([wordOf('678', 96), wordOf('678', 56), wordOf('2026.', 84), wordOf('78', 60), wordOf('nhà', 96)]),
  ).toEqual(['678', '78'])
})

it('words that were hardly read right stand together with the unsure ones beside them, and marks are none', () => {
  const [sure, odd, weak] = [wordOf('Trật', 80, 95), wordOf('Hãy', 80, 5, 200), wordOf('Dụng', 80, 67, 300)]
  const spots = weakSpots([sure, odd, weak, wordOf('»', 20, 0, 900), wordOf('tự', 60, 70, 1500)])
  expect(spots).toEqual([[odd, weak]])
})

it.skipIf(noOcr || noPainter)(`words that were hardly read right are read by themselves (${whyNoOcr})`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-words-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const picture = join(folder, 'page.png')
  const drawn = ['-pointsize', '40', '-font', 'DejaVu-Sans', '-draw', "text 100,140 'hòa giải ở cơ sở'"]
  execFileSync(painter, ['-size', '900x300', 'xc:white', '-fill', 'black', ...drawn, picture])
  const page = await pageWith([['Tết Hãy Dụng', 20]], (i) => [95 + i * 130, 100, 120, 55])
  if (!page) throw new Error('no page was read')
  const paint = async (from: string, how: string[], to: string) =>
    (await paintedSaying(from, how, to)) === null ? null : to
  const again = await weakWordsAgain(`png:${picture}`, page.words, { paint, timeMs: 60_000 })
  const read = withWordsAgain(page, again)
  expect(read.lines.map(({ cells }) => cells.join(' ').trim())).toEqual(['hòa giải ở cơ sở'])
  expect(weakSpots(read.words)).toEqual([])
})

it.skipIf(noOcr || noPainter)(`a line of which no word was read is found on its picture (${whyNoOcr})`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-missed-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const picture = join(folder, 'page.tif')
  const bars = (top: number) =>
    Array.from({ length: 12 }, (_, i) => `rectangle ${100 + i * 22},${top} ${114 + i * 22},${top + 20}`).join(' ')
  // A rule and a stamp are no words, nor is what stands at the edge of a scan.
  const else_ = 'rectangle 100,400 900,402 rectangle 2,500 12,520 circle 700,700 700,620'
  execFileSync(painter, ['-size', '1000x1000', 'xc:white', '-draw', `${bars(100)} ${bars(200)} ${else_}`, picture])
  const seen = { left: 100, top: 100, width: 260, height: 20, text: 'PHƯỜNG MẪU', confidence: 95 }
  const page = { words: [seen], width: 1000, height: 1000, letterHeight: 20 }
  const ask = (from: string, how: string[]) => paintedSaying(from, how.slice(0, -1), how.at(-1) as string)
  const [found, ...more] = await missedOn(`tif:${picture}`, page, ask)
  expect(more).toEqual([])
  expect(found?.top).toBeGreaterThan(195)
  expect(found?.top).toBeLessThan(205)
  expect(await missedOn(`tif:${picture}`, { ...page, words: [seen, { ...seen, top: 200 }] }, ask)).toEqual([])
})

it('words that were read by themselves stand in the line of those beside them', async () => {
  const page = await pageOf(['ỦY BAN', 95], ['PHƯỜNG MẪU', 95])
  const added = { left: 600, top: 140, width: 200, height: 20, text: 'Độc lập', confidence: 70 }
  expect(page && withWordsAdded(page, [added]).lines.map(({ cells }) => cells.map((cell) => cell.trim()))).toEqual([
    ['ỦY BAN'],
    ['PHƯỜNG MẪU', 'Độc lập'],
  ])
})

it('an office at the end of a scan and no name below it is told', () => {
  const body = Array.from({ length: 20 }, (_, i) => `${i + 1}. Nội dung.`).join('\n')
  expect(isSignatoryUnread(`CHỦ TỊCH\n${body}\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH`)).toBe(true)
  expect(isSignatoryUnread(`CHỦ TỊCH ỦY BAN NHÂN DÂN\n${body}\nNơi nhận:\n- Lưu: VT.`)).toBe(false)
})
