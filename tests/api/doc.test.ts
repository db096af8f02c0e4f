import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../bot/import/file.ts'
import { type DocParagraph, docOf, formData, item, type Letters, line, setting, tableOf } from '../support/doc.ts'
import { documentBytes, readWell, textOf } from '../support/documents.ts'

const title = line('Quy chế giữ xe')
const rule = line('Bộ phận một cửa làm việc từ thứ hai đến thứ sáu hằng tuần.')
const read = (bytes: Buffer) => readWell('a.doc', bytes)
/** A line of its own between others, with what the report says of it. */
const readAmid = async (...body: DocParagraph[]) => {
  const { notes, ...found } = await read(docOf([title, rule, ...body, rule]))
  return { lines: textOf({ notes, ...found }).split('\n'), notes }
}

const hidden = setting(0x083c, 1)
const deleted = setting(0x0800, 1)
const struck = setting(0x0837, 1)
const capitals = setting(0x083b, 1)
const special = setting(0x0855, 1)
const raised = setting(0x2a48, 1)

it.each([
  [0x2461, 0, true],
  [0x2461, 1, false],
  [0x2403, 1, false],
])('of a DOC, what stands aside is not its title’s, and is told: %i, %i', async (code, second, told) => {
  const at = (words: string, where: number): DocParagraph => ({ letters: [words], settings: [setting(code, where)] })
  const above = ['UBND XÃ MẪU', 'Số: 5/TB-UBND', 'Mẫu, ngày 5 tháng 9 năm 2026', 'THÔNG BÁO', 'Về giờ mở chợ']
  const doc = docOf([...above.map((words) => at(words, 1)), at('Bến bãi và kho hàng', second), rule])
  expect((await read(doc)).notes.includes('title.unsure')).toBe(told)
})

describe('the letters of a DOC', () => {
  it.each([
    ['spacing that is an odd number', setting(0x8840, 0x0b, 0x00)],
    ['a language', setting(0x486d, 0x2a, 0x04)],
    ['a colour', setting(0x6870, 0xff, 0x01, 0x00, 0x00)],
    ['a border', setting(0xca71, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)],
  ])('are all there with %s', async (_what, odd) => {
    const doc = docOf([
      title,
      line('Điều 1. Giá giữ xe'),
      line('1. Xe đạp: 2.000 đồng.'),
      line(['2. Xe máy: 5.000 đồng.', odd]),
      line(['Điều 2. Miễn phí', odd]),
      line('Người khuyết tật được miễn phí.'),
    ])
    const { documents, notes } = await read(doc)
    const [one, two] = documents[0]?.sections ?? []
    expect([one?.heading, two?.heading]).toEqual(['Điều 1. Giá giữ xe', 'Điều 2. Miễn phí'])
    expect(one?.text).toBe('1. Xe đạp: 2.000 đồng.\n2. Xe máy: 5.000 đồng.')
    expect(notes).toEqual([])
  })

  it('are all there where the text is long', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => line(`Nhà số ${i}`, [` nộp ${i}.000 đồng.`, special]))
    const text = textOf(await read(docOf([title, ...many])))
    for (const i of [0, 1499, 2999]) expect(text).toContain(`Nhà số ${i} nộp ${i}.000 đồng.`)
  })

  it('keep a number whole that a hyphen holds together, and a word that may be parted', async () => {
    const { lines } = await readAmid(line('Theo Quyết định số 45/QĐ\x1eUBND, người khuyết\x1f tật được miễn.'))
    expect(lines).toContain('Theo Quyết định số 45/QĐ-UBND, người khuyết tật được miễn.')
  })

  it.each<[string, string[]]>([
    ['the letter ư as Latin-1 has it', ['C¸n bé tiÕp d©n ®\xad\xeeîc'.replace('\xee', ''), 'ng\xadêi d©n']],
    ['the letter ư as Word’s own sign', ['C¸n bé tiÕp d©n ®\x1fîc', 'ng\x1fêi d©n']],
  ])('are read in TCVN3 with %s', async (_what, words) => {
    const more = 'Quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·.'
    const text = textOf(
      await read(docOf([line('Quy chÕ tiÕp d©n'), line(more), line(words.join(' '))], { plain: true })),
    )
    expect(text).toContain('Cán bộ tiếp dân được người dân')
  })

  it('are read in capitals where a font of TCVN3 draws small letters so, and else as they are', async () => {
    const font = (number: number) => setting(0x4a4f, number, 0)
    const body = [
      line(['quy chÕ', font(1)]),
      line(['Quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·.', font(0)]),
      line(['vÒ gi÷ xe, sè: 5', font(1)]),
      line(['L\xadu: VT, YT.', font(0)]),
    ]
    const text = textOf(await read(docOf(body, { plain: true, fonts: ['.VnTime', '.VnTimeH'] })))
    expect(text).toContain('VỀ GIỮ XE, SỐ: 5\nLưu: VT, YT.')
  })

  it('are read in capitals where the style of their paragraph names such a font', async () => {
    const body = [
      line('Quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·.'),
      { letters: ['vÒ gi÷ xe, sè: 5'], style: 1 },
      line('L\xadu: VT, YT.'),
    ]
    const styles = [[setting(0x4a4f, 1, 0)]]
    const text = textOf(await read(docOf(body, { plain: true, fonts: ['.VnTime', '.VnTimeH'], styles })))
    expect(text).toContain('VỀ GIỮ XE, SỐ: 5\nLưu: VT, YT.')
  })

  it('are read in VNI', async () => {
    const words = 'Quy cheá naøy quy ñònh vieäc tieáp coâng daân taïi truï sôû xaõ, ngöôøi daân ñöôïc giaûi thích.'
    const found = await read(docOf([line('Quy cheá tieáp daân'), line(words)], { plain: true }))
    expect(textOf(found)).toContain('Quy chế này quy định việc tiếp công dân tại trụ sở xã, người dân được giải thích.')
    expect(found.notes).toEqual(['encoding.vni'])
  })
})

describe('what people do not see in a DOC', () => {
  it.each<[string, string, DocParagraph]>([
    ['hidden', 'text.hidden', line('Nghỉ lễ. ', ['hỏi ông A', hidden], ' Hết năm.')],
    ['white', 'text.hidden', line('Nghỉ lễ. ', ['hỏi ông A', setting(0x6870, 255, 255, 255, 0)], ' Hết năm.')],
    ['white as Word 97 says it', 'text.hidden', line('Nghỉ lễ. ', ['hỏi ông A', setting(0x2a42, 8)], ' Hết năm.')],
    ['of one point', 'text.hidden', line('Nghỉ lễ. ', ['hỏi ông A', setting(0x4a43, 2, 0)], ' Hết năm.')],
    ['deleted', 'text.tracked', line('Nghỉ lễ. ', ['hỏi ông A', deleted], ' Hết năm.')],
    ['struck out', 'text.struck', line('Nghỉ lễ. ', ['hỏi ông A', struck], ' Hết năm.')],
    ['struck out twice', 'text.struck', line('Nghỉ lễ. ', ['hỏi ông A', setting(0x2a53, 1)], ' Hết năm.')],
  ])('is left out and told: %s', async (_what, note, said) => {
    const { lines, notes } = await readAmid(said)
    expect(lines).toContain('Nghỉ lễ. Hết năm.')
    expect(notes).toEqual([note])
  })

  it.each<[string, DocParagraph]>([
    ['by the style of its paragraph', { letters: ['hỏi ông A'], style: 1 }],
    ['by the style of its letters', line(['hỏi ông A', setting(0x4a30, 1, 0)])],
    ['against its style, which shows it', { letters: [['hỏi ông A', setting(0x083c, 0x81)]], style: 0 }],
  ])('is left out where it is hidden %s', async (_what, said) => {
    const found = await read(docOf([title, rule, said, rule], { styles: [[hidden]] }))
    expect(textOf(found)).not.toContain('hỏi ông A')
    expect(found.notes).toEqual(['text.hidden'])
  })

  const white = setting(0x6870, 255, 255, 255, 0)
  it.each<[string, DocParagraph]>([
    [
      'letters filled with a colour',
      line(['xem bảng giá', white, setting(0xca71, 10, 0, 0, 0, 255, 20, 40, 90, 0, 0, 0)]),
    ],
    ['marked letters', line(['xem bảng giá', white, setting(0x2a0c, 1)])],
    ['a paragraph filled with a colour', { ...line(['xem bảng giá', white]), settings: [setting(0x442d, 2, 3)] }],
    ['letters of two points', line(['xem bảng giá', setting(0x4a43, 4, 0)])],
    ['grey letters', line(['xem bảng giá', setting(0x6870, 254, 254, 200, 0)])],
    ['letters of the automatic colour', line(['xem bảng giá', setting(0x6870, 255, 255, 255, 255)])],
  ])('is none of it in %s', async (_what, said) => {
    const { lines, notes } = await readAmid(said)
    expect(lines).toContain('xem bảng giá')
    expect(notes).toEqual([])
  })

  it('is none of it where the paragraph shows what its style hides', async () => {
    const said = { letters: [['xem bảng giá', setting(0x083c, 0)] as [string, Buffer]], style: 1 }
    const found = await read(docOf([title, rule, said, rule], { styles: [[hidden]] }))
    expect(textOf(found)).toContain('xem bảng giá')
    expect(found.notes).toEqual([])
  })

  it('keeps what a tracked change puts in, and tells of it', async () => {
    const { lines, notes } = await readAmid(line('Nghỉ lễ ', ['cả ngày', setting(0x0801, 1)], '.'))
    expect(lines).toContain('Nghỉ lễ cả ngày.')
    expect(notes).toEqual(['text.tracked'])
  })

  it('is the code of a field, not what came of it', async () => {
    const { lines, notes } = await readAmid(
      line('Mức đóng là \x13 MERGEFIELD "\x13 PAGE \x14 2 \x15" \x141.500.000\x15 đồng.'),
      line('Dấu \x13 không đóng lại.'),
    )
    expect(lines).toEqual(expect.arrayContaining(['Mức đóng là 1.500.000 đồng.', 'Dấu không đóng lại.']))
    expect(notes).toEqual([])
  })

  it('is told where a formula or a sign cannot be read', async () => {
    expect(await readAmid(line('Mức hưởng là \x13 EQ \\f(a;b) \x15 đồng.'))).toMatchObject({ notes: ['text.unread'] })
    expect(await readAmid(line('Từ ', ['(', special], ' 5 người.'))).toMatchObject({ notes: ['text.unread'] })
  })
})

describe('what a DOC writes by its look', () => {
  it('keeps capitals that are a matter of format', async () => {
    const { lines } = await readAmid(line(['Quyết định', capitals]))
    expect(lines).toContain('QUYẾT ĐỊNH')
  })
})

describe('signs of a DOC in a font of signs', () => {
  const fonts = ['Times New Roman', 'Symbol', 'Wingdings']
  const put = (font: number, letter: number) => [special, setting(0x6a09, font, 0, letter, 0xf0)]
  const inFont = (font: number) => setting(0x4a4f, font, 0)

  it.each<[string, DocParagraph, string, string[]]>([
    ['put in by themselves', line('Diện tích ', ['(', ...put(1, 0xb3)], ' 25 m2.'), 'Diện tích ≥ 25 m2.', []],
    ['typed', line('Sai số ', ['\uf0b1', inFont(1)], ' 5%.'), 'Sai số ± 5%.', []],
    ['a box to tick', line(['þ', inFont(2)], ' Có mặt.'), '☑ Có mặt.', []],
    ['one that is not known', line('Ghi chú ', ['(', ...put(2, 0x22)], '.'), 'Ghi chú .', ['text.unread']],
  ])('are the signs that people see: %s', async (_what, amid, seen, told) => {
    const found = await read(docOf([title, rule, amid, rule], { fonts }))
    expect(textOf(found).split('\n')).toContain(seen)
    expect(found.notes).toEqual(told)
  })
})

describe('what hangs on a place of a DOC', () => {
  const body = [
    title,
    line('Điều 1. Mức thu'),
    line('1. Mức thu là 20.000 đồng một ngày.', ['\x02', special]),
    line('2. Thu vào sáng thứ hai.', ['\x02', special]),
    line('Điều 2. Hiệu lực'),
    line('Quy chế này có hiệu lực từ ngày ký.'),
  ]
  const one = 'Khoản này được sửa đổi theo Nghị quyết số 9/NQ-HĐND.'

  it.each([
    ['footnotes', { footnotes: [one, 'Xem lịch thu.'] }],
    ['endnotes', { endnotes: [one, 'Xem lịch thu.'] }],
    ['notes of both kinds', { footnotes: [one], endnotes: ['Xem lịch thu.'] }],
  ])('stands with the passage that it belongs to: %s', async (_what, notes) => {
    const { documents } = await read(docOf(body, notes))
    const passages = documents[0]?.sections.flatMap((section) => section.passages) ?? []
    expect(passages.map(({ label, text }) => [label, text])).toEqual([
      ['Điều 1, khoản 1', `1. Mức thu là 20.000 đồng một ngày.[1]\n[1] ${one}`],
      ['Điều 1, khoản 2', '2. Thu vào sáng thứ hai.[2]\n[2] Xem lịch thu.'],
      ['Điều 2', 'Quy chế này có hiệu lực từ ngày ký.'],
    ])
  })

  it('is a note with a mark of its own as well', async () => {
    const doc = docOf([title, line('Điều 1. Mức thu'), line('Thu 20.000 đồng', ['*', raised], ' một ngày.'), rule], {
      footnotes: ['Chưa gồm tiền điện.'],
      noteSign: '*',
    })
    const { documents, notes } = await read(doc)
    expect(documents[0]?.sections[0]?.text).toContain('20.000 đồng[1]* một ngày.\n[1] Chưa gồm tiền điện.')
    expect(notes).toEqual([])
  })

  it('is read of a text box, behind the paragraph that bears it', async () => {
    const doc = docOf([title, rule, line('Giờ mở cửa', ['\x08', special]), rule], { boxes: ['Từ 7 giờ đến 11 giờ.'] })
    expect(textOf(await read(doc))).toContain(`Giờ mở cửa\nTừ 7 giờ đến 11 giờ.\n${rule.letters[0]}`)
  })

  it('is never a comment', async () => {
    const doc = docOf([title, line('Giờ mở cửa', ['\x05', special]), rule], { comments: ['Hỏi lại'] })
    const found = await read(doc)
    expect(textOf(found)).not.toContain('Hỏi lại')
    expect(found.notes).toEqual(['text.comments'])
  })
})

describe('a DOC that is broken', () => {
  it('is read or refused, wherever it is broken', async () => {
    const whole = await documentBytes('quy-che.doc')
    const place = fc.integer({ min: 512, max: whole.length - 1 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
        async (bytes) => {
          const broken = Buffer.from(whole)
          for (const [at, byte] of bytes) broken[at] = byte
          const found = await readFile('a.doc', broken)
          if ('close' in found) await found.close()
          else
            expect(['file.unreadable', 'file.kind', 'file.encrypted', 'file.large', 'document.empty']).toContain(
              found.reason,
            )
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)

  it('is refused where its end is missing, or it is locked', async () => {
    const whole = docOf([title, ...Array.from({ length: 300 }, () => rule)])
    expect(await readFile('a.doc', whole.subarray(0, 20_000))).toMatchObject({ reason: 'file.unreadable' })
    const locked = Buffer.from(whole)
    locked.writeUInt16LE(0x0300, locked.indexOf(Buffer.from([0xec, 0xa5])) + 0x0a)
    expect(await readFile('a.doc', locked)).toMatchObject({ reason: 'file.encrypted' })
  })
})

describe('what a person sees in a DOC beside its letters', () => {
  const form = (code: string) => line(`Xin cấp: \x13 ${code} `, ['\x01', setting(0x6a03, 0, 0, 0, 0)], '\x15.')

  it.each([
    ['a box that is ticked', 'FORMCHECKBOX', formData(1), 'Xin cấp: ☒.'],
    ['a box that is not', 'FORMCHECKBOX', formData(0), 'Xin cấp: ☐.'],
    ['a choice', 'FORMDROPDOWN', formData(1, ['lần đầu', 'cấp lại']), 'Xin cấp: cấp lại.'],
    ['no data', 'FORMDROPDOWN', Buffer.alloc(0), 'Xin cấp: .'],
  ])('is read: %s', async (_what, code, data, expected) => {
    expect(textOf(await read(docOf([title, rule, form(code)], { data }))).split('\n')).toContain(expected)
  })

  it('is a large first letter, which is one of its paragraph', async () => {
    const letter = { letters: ['N'], settings: [setting(0x442c, 0x19, 0)] }
    const found = textOf(await read(docOf([title, rule, letter, line('hằm phát huy.'), line('Câu sau.')])))
    expect(found.split('\n')).toEqual(expect.arrayContaining(['Nhằm phát huy.', 'Câu sau.']))
  })

  it('is a letterhead in the header of its first page', async () => {
    const header = 'TRƯỜNG MẪU\rSố: 31/TB-THM\rCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\rXã Mẫu, ngày 02 tháng 02 năm 2026'
    const { documents } = await read(docOf([line('THÔNG BÁO'), line('Lịch nghỉ Tết'), rule], { header }))
    expect(documents[0]).toMatchObject({
      number: '31/TB-THM',
      issuedOn: '2026-02-02',
      title: 'Thông báo Lịch nghỉ Tết',
    })
  })

  it('is a letterhead that is one table with what stands at once below it', async () => {
    const head = [
      { text: 'PHƯỜNG MẪU\rSố: 512/UBND-VX\rV/v phòng chống đuối nước', across: 3 },
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\rMẫu, ngày 28 tháng 5 năm 2026', across: 3 },
    ]
    const to = ['', 'Kính gửi:', 'Các trường học'].map((text) => ({ text, across: 2 }))
    const { documents } = await read(docOf([...tableOf([head, to]), rule]))
    expect(documents[0]).toMatchObject({ number: '512/UBND-VX', kind: 'Công văn', issuedOn: '2026-05-28' })
  })
})

describe('letters set above the line in a DOC', () => {
  const raised = setting(0x2a48, 1)
  it.each<[string, DocParagraph, string]>([
    [
      'powers',
      line('Không quá 10', ['3', raised], ' người trên 1 km', ['2', raised], '.'),
      'Không quá 10³ người trên 1 km².',
    ],
    [
      'marks of notes',
      line('Theo khoản 3', ['3', raised], ' Điều 3', ['4', setting(0x4845, 6, 0)], '.'),
      'Theo khoản 3³ Điều 3⁴.',
    ],
  ])('are kept apart from what they follow: %s', async (_what, said, expected) => {
    expect((await readAmid(said)).lines).toContain(expected)
  })
})

describe('the numbers that Word counts in a DOC', () => {
  const lists: [number, string][][] = [
    [
      [0, 'Điều \x00.'],
      [0, '\x01.'],
      [4, '\x02)'],
    ],
    [[23, '•']],
  ]
  const body = [
    title,
    item('Giá giữ xe', 1, 0),
    item('Xe đạp: 2.000 đồng.', 1, 1),
    item('Xe máy:', 1, 1),
    item('ban ngày 5.000 đồng;', 1, 2),
    item('ban đêm 7.000 đồng.', 1, 2),
    item('Miễn phí', 1, 0),
    item('Người khuyết tật.', 1, 1),
    item('Xe của ban quản lý.', 2, 0),
  ]

  it('are written before their paragraphs, as people see them', async () => {
    const { documents, notes } = await read(docOf(body, { lists }))
    expect(documents[0]?.sections.map(({ heading, text }) => [heading, text])).toEqual([
      ['Điều 1. Giá giữ xe', '1. Xe đạp: 2.000 đồng.\n2. Xe máy:\na) ban ngày 5.000 đồng;\nb) ban đêm 7.000 đồng.'],
      ['Điều 2. Miễn phí', '1. Người khuyết tật.\nXe của ban quản lý.'],
    ])
    expect(notes).toEqual([])
  })

  it('are in figures below Roman ones where their level says so, and count on over chapters', async () => {
    const levels: [number, string, number?, number?][] = [
      [1, 'Chương \x00'],
      [0, 'Điều \x01.', 8, 0],
      [0, '\x00.\x02.', 4],
    ]
    const chapters = [item('Chung', 1, 0), item('Phạm vi', 1, 1), rule, item('Thi hành', 1, 0), item('Hiệu lực', 1, 1)]
    const found = await read(docOf([title, ...chapters, rule, item('Từ ngày ký.', 1, 2)], { lists: [levels] }))
    expect(textOf(found).split('\n')).toEqual(
      expect.arrayContaining(['Điều 1. Phạm vi', 'Điều 2. Hiệu lực', '2.1. Từ ngày ký.']),
    )
  })

  it('are none of a paragraph that is deleted as a whole, and one where only its end is', async () => {
    const gone = { ...item('', 1, 1), letters: [['Cấm hút thuốc.', deleted]] as Letters[], end: [deleted] }
    const joined = { ...item('Xe đạp ', 1, 1), end: [deleted] }
    const said = [title, item('Giá', 1, 0), gone, joined, item('2.000 đồng.', 1, 1), item('Xe máy 5.000 đồng.', 1, 1)]
    const { documents, notes } = await read(docOf(said, { lists }))
    expect(documents[0]?.sections.map(({ text }) => text).at(-1)).toBe('1. Xe đạp 2.000 đồng.\n2. Xe máy 5.000 đồng.')
    expect(notes).toEqual(['text.tracked'])
  })

  it.each([
    ['the lists are missing', docOf(body)],
    ['a field counts', docOf([...body.slice(0, 1), line('\x13 AUTONUM \x15Giá giữ xe'), rule])],
  ])('are told where they are not known: %s', async (_what, bytes) => {
    const found = await read(bytes)
    expect(textOf(found)).toContain('Giá giữ xe')
    expect(found.notes).toEqual(['text.numbers'])
  })
})
