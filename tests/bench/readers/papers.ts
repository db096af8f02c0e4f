import type { Block, Cell } from './blocks.ts'
import type { Chance } from './random.ts'
import { dayOf, duty, listed, moneyOf, noteOf, sentences, subject, thingOf } from './sentences.ts'

const places = ['Cây Đa', 'Bến Tranh', 'Gò Sậy', 'Ao Dài', 'Đồng Mít', 'Rạch Ổi']
const names = ['Trịnh Văn Khoái', 'Lò Thị Ngần', 'Đỗ Hữu Tấn', 'Phan Ngọc Diễm', 'Vũ Quý Thạch', 'Hoàng Mỹ Uyên']

const cells = (...texts: (string | Cell)[]): Cell[] =>
  texts.map((one) => (typeof one === 'string' ? { text: one } : one))

function head(chance: Chance, sign: string): Block {
  const place = chance.of(places)
  return {
    is: 'head',
    left: ['ỦY BAN NHÂN DÂN', `PHƯỜNG ${place.toUpperCase()}`, `Số: ${chance.between(11, 240)}/${sign}`],
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', `${place}, ${dayOf(chance)}`],
  }
}

const signed = (chance: Chance): Block => ({
  is: 'sign',
  left: ['Nơi nhận:', '- Như trên;', '- Các tổ dân phố;', '- Lưu: VT.'],
  right: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', chance.of(names)],
})

const grounds = (chance: Chance): Block[] => [
  {
    is: 'text',
    text: `Căn cứ Nghị quyết của Hội đồng nhân dân phường ${dayOf(chance)} về ${subject(chance).toLowerCase()};`,
  },
  {
    is: 'text',
    text: `Theo đề nghị của ${chance.of(['Trưởng ban quản lý chợ', 'Văn phòng', 'Ban chỉ huy khu đội'])}.`,
  },
]

const paragraph = (chance: Chance, many: number): Block => ({ is: 'text', text: sentences(chance, many) })

/** An article of one paragraph, of clauses, or of clauses with points. */
function article(chance: Chance, number: number, { clauses = chance.between(0, 4), notes = 0 } = {}): Block[] {
  const opening: Block = { is: 'article', number, heading: subject(chance) }
  if (clauses < 2) return [opening, paragraph(chance, 2)]
  const pointed = chance.between(1, clauses + 2)
  return [
    opening,
    ...Array.from({ length: clauses }, (_, i): Block[] => {
      const note = i < notes ? { note: noteOf(chance) } : {}
      if (i + 1 !== pointed)
        return [{ is: 'clause', number: i + 1, text: sentences(chance, chance.between(1, 2)), ...note }]
      const letters = ['a', 'b', 'c', 'd'].slice(0, chance.between(2, 4))
      return [
        { is: 'clause', number: i + 1, text: duty(chance) },
        ...letters.map(
          (letter, at): Block => ({ is: 'point', letter, text: listed(chance, at === letters.length - 1) }),
        ),
      ]
    }).flat(),
  ]
}

const articles = (chance: Chance, many: number, how?: { clauses?: number; notes?: number }) =>
  Array.from({ length: many }, (_, i) => article(chance, i + 1, how)).flat()

const romans = ['I', 'II', 'III', 'IV', 'V']

function chapters(chance: Chance, many: number, each: number): Block[] {
  return Array.from({ length: many }, (_, at): Block[] => [
    {
      is: 'division',
      label: `Chương ${romans[at]}`,
      title: chance.of(['QUY ĐỊNH CHUNG', 'TỔ CHỨC THỰC HIỆN', 'QUYỀN VÀ NGHĨA VỤ', 'THU, CHI VÀ QUYẾT TOÁN']),
    },
    ...Array.from({ length: each }, (_, i) => article(chance, at * each + i + 1)).flat(),
  ]).flat()
}

/** A table of sums, a row a thing. */
function table(chance: Chance, many: number): Block {
  const rows = Array.from({ length: many }, (_, i) =>
    cells(
      String(i + 1),
      thingOf(chance),
      moneyOf(chance),
      chance.of(['Thu theo tháng', 'Thu một lần', 'Miễn cho hộ nghèo']),
    ),
  )
  return { is: 'table', rows: [cells('TT', 'Khoản thu', 'Mức thu (đồng)', 'Ghi chú'), ...rows] }
}

/** A table whose head has two rows, and whose first column is merged over two rows each. */
function mergedTable(chance: Chance, many: number): Block {
  const areas = chance.some(
    ['Khu chợ', 'Khu nhà tập thể', 'Khu ven sông', 'Khu công nghiệp nhỏ', 'Khu trường học'],
    many,
  )
  return {
    is: 'table',
    rows: [
      cells({ text: 'Khu vực', down: 2 }, { text: 'Đối tượng', down: 2 }, { text: 'Mức hỗ trợ (đồng)', across: 2 }),
      cells('Thành thị', 'Nông thôn'),
      ...areas.flatMap((area) => [
        cells({ text: area, down: 2 }, 'Hộ nghèo', moneyOf(chance), moneyOf(chance)),
        cells('Hộ cận nghèo', moneyOf(chance), moneyOf(chance)),
      ]),
    ],
  }
}

/** A table with places that are left empty. */
function gappyTable(chance: Chance, many: number): Block {
  const rows = Array.from({ length: many }, (_, i) => {
    const sums = [moneyOf(chance), moneyOf(chance), moneyOf(chance)].map((sum, at) => (at === i % 3 ? '' : sum))
    return cells(`${chance.of(names)}`, ...sums)
  })
  return { is: 'table', rows: [cells('Họ và tên', 'Quý một', 'Quý hai', 'Quý ba'), ...rows] }
}

const named = (kind: string, chance: Chance): Block => ({
  is: 'title',
  lines: [kind, `Về ${subject(chance).toLowerCase()}`],
})

/** The kinds of papers that a ward's office writes, each composed anew by chance. */
export const papers = {
  decision: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    ...grounds(chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...articles(chance, chance.between(4, 6)),
    signed(chance),
  ],
  /** On one page. */
  leaf: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    ...grounds(chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...articles(chance, 3, { clauses: 2 }),
    signed(chance),
  ],
  /** On one page, with a table. */
  sheet: (chance: Chance): Block[] => [
    head(chance, 'TB-UBND'),
    named('THÔNG BÁO', chance),
    paragraph(chance, 2),
    table(chance, 8),
    signed(chance),
  ],
  regulation: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    ...grounds(chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...articles(chance, 3, { clauses: 0 }),
    signed(chance),
    {
      is: 'attached',
      lines: ['QUY CHẾ', subject(chance).toUpperCase()],
      under: '(Ban hành kèm theo Quyết định của Ủy ban nhân dân phường)',
    },
    ...chapters(chance, 2, 3),
  ],
  long: (chance: Chance): Block[] => [
    head(chance, 'NQ-HĐND'),
    named('NGHỊ QUYẾT', chance),
    ...grounds(chance),
    { is: 'text', text: 'QUYẾT NGHỊ:' },
    ...chapters(chance, 3, 7),
    signed(chance),
  ],
  noted: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    ...grounds(chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...articles(chance, 5, { clauses: 3, notes: 1 }),
    signed(chance),
  ],
  tariff: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...article(chance, 1, { clauses: 0 }),
    table(chance, 8),
    ...article(chance, 2, { clauses: 2 }),
    gappyTable(chance, 6),
    ...article(chance, 3, { clauses: 0 }),
    signed(chance),
  ],
  merged: (chance: Chance): Block[] => [
    head(chance, 'QĐ-UBND'),
    named('QUYẾT ĐỊNH', chance),
    { is: 'text', text: 'QUYẾT ĐỊNH:' },
    ...article(chance, 1, { clauses: 0 }),
    mergedTable(chance, 3),
    ...article(chance, 2, { clauses: 3 }),
    signed(chance),
  ],
  plan: (chance: Chance): Block[] => [
    head(chance, 'KH-UBND'),
    named('KẾ HOẠCH', chance),
    paragraph(chance, 2),
    ...['MỤC ĐÍCH, YÊU CẦU', 'NỘI DUNG', 'KINH PHÍ'].flatMap((text, i): Block[] => [
      { is: 'part', roman: romans[i] as string, text },
      ...Array.from({ length: 3 }, (_, at): Block => ({ is: 'clause', number: at + 1, text: sentences(chance, 2) })),
    ]),
    table(chance, 5),
    signed(chance),
  ],
  letter: (chance: Chance): Block[] => [
    head(chance, 'UBND-VP'),
    { is: 'text', text: `Kính gửi: Tổ trưởng các tổ dân phố phường ${chance.of(places)}` },
    ...Array.from({ length: 5 }, () => paragraph(chance, 3)),
    signed(chance),
  ],
  form: (chance: Chance): Block[] => [
    { is: 'text', text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' },
    { is: 'text', text: 'Độc lập - Tự do - Hạnh phúc' },
    { is: 'title', lines: ['ĐƠN ĐỀ NGHỊ', `Về ${subject(chance).toLowerCase()}`] },
    ...['Họ và tên người làm đơn', 'Ngày sinh', 'Nơi ở hiện nay', 'Số điện thoại', 'Lý do xin giải quyết'].map(
      (label, i): Block => ({ is: 'clause', number: i + 1, text: `${label}: ${'.'.repeat(40)}` }),
    ),
    ...Array.from({ length: 3 }, () => paragraph(chance, 2)),
    { is: 'text', text: 'Tôi xin cam đoan những lời khai trên là đúng sự thật.' },
  ],
  bulletin: (chance: Chance): Block[] => [
    { is: 'title', lines: ['BẢN TIN KHU DÂN CƯ'] },
    ...['Tin trong phường', 'Việc cần biết', 'Gương người tốt'].flatMap((text): Block[] => [
      { is: 'text', text },
      ...Array.from({ length: 4 }, () => paragraph(chance, 3)),
    ]),
  ],
  rules: (chance: Chance): Block[] => [{ is: 'title', lines: ['NỘI QUY KHU NHÀ TẬP THỂ'] }, ...articles(chance, 10)],
  boxed: (chance: Chance): Block[] => [
    head(chance, 'TB-UBND'),
    named('THÔNG BÁO', chance),
    paragraph(chance, 2),
    { is: 'box', text: `Điện thoại trực: 0208 3${chance.between(100000, 999999)}, gặp ${chance.of(names)}` },
    ...articles(chance, 3),
    signed(chance),
  ],
}
export type Paper = keyof typeof papers
