import { describe, expect, it } from 'vitest'
import { kindOf } from '../../core/library/metadata/head/kind.ts'
import { readingsOf } from '../../core/library/metadata/metadata.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { bodyName } from '../../core/text/bodies/organisations.ts'
import { noSharedData, sharedRows, whyNoSharedData } from '../support/shared-data.ts'

const decision = `ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 45/2026/QĐ-UBND
Phường Mẫu, ngày 15 tháng 9 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế quản lý nhà văn hóa
trên địa bàn phường Mẫu

ỦY BAN NHÂN DÂN PHƯỜNG MẪU
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà văn hóa.
Điều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.
Quy định tại Điều 5 của Quy chế có hiệu lực từ ngày 01 tháng 01 năm 2027.

Nơi nhận:
- Như Điều 2;
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Thị Lan
`
const party = `ĐẢNG BỘ THÀNH PHỐ MẪU
ĐẢNG ỦY PHƯỜNG MẪU
*
Số 12-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Phường Mẫu, ngày 3 tháng 2 năm 2026

LƯU HÀNH NỘI BỘ

NGHỊ QUYẾT
về công tác dân vận, nhiệm kỳ 2025 - 2030

I. TÌNH HÌNH
Nghị quyết này có hiệu lực kể từ ngày ký.

T/M ĐẢNG ỦY
BÍ THƯ
(đã ký)
Trần Văn Bình
`
const valuesOf = (text: string, name?: string) =>
  Object.fromEntries(Object.entries(readingsOf(text, { name })).map(([field, { value }]) => [field, value]))

describe('what a document says of itself', () => {
  it('is read from a decision of a ward', () => {
    expect(valuesOf(decision)).toEqual({
      number: '45/2026/QĐ-UBND',
      title: 'Quyết định ban hành Quy chế quản lý nhà văn hóa trên địa bàn phường Mẫu',
      kind: 'Quyết định',
      issuer: 'Ủy ban nhân dân phường Mẫu',
      place: 'Phường Mẫu',
      issuedOn: '2026-09-15',
      effectiveOn: '2026-09-25',
      signatory: 'Nguyễn Thị Lan',
    })
  })

  it('is read from a resolution of a party committee', () => {
    expect(valuesOf(party)).toEqual({
      number: '12-NQ/ĐU',
      title: 'Nghị quyết về công tác dân vận, nhiệm kỳ 2025 - 2030',
      kind: 'Nghị quyết',
      issuer: 'Đảng ủy phường Mẫu',
      place: 'Phường Mẫu',
      issuedOn: '2026-02-03',
      effectiveOn: '2026-02-03',
      term: '2025–2030',
      signatory: 'Trần Văn Bình',
      access: 'communicator',
    })
  })

  it('names who signed before annexes longer than the text, also by a name of the highlands, and whose office it is', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| ${i + 1} | Buôn số ${i + 1} | 20.000 |`).join('\n')
    const signed = (name: string) =>
      valuesOf(`${decision.replace('Nguyễn Thị Lan', name)}\n\nPHỤ LỤC I\nMỨC THU\n1. Xe máy\n${rows}`).signatory
    for (const name of ['Kpă Hiền', 'Y Thanh Hà Niê K’Đăm', "H'Hen Niê"]) expect(signed(name)).toBe(name)
    const headed = (...head: string[]) =>
      valuesOf([...head, 'Số: 12/QC-TYT', 'Phú Lộc, ngày 3 tháng 3 năm 2025', 'QUY CHẾ', 'Hoạt động'].join('\n')).issuer
    expect(headed('UBND XÃ PHÚ LỘC', 'TRẠM Y TẾ')).toBe('Trạm Y tế xã Phú Lộc')
    expect(headed('ĐẢNG ỦY XÃ PHÚ LỘC', 'BAN CHỈ ĐẠO 35')).toBe('Ban Chỉ đạo 35 xã Phú Lộc')
  })

  it('is the same where a table or two columns held the letterhead', () => {
    const [head = '', body = ''] = decision.split('\nQUYẾT ĐỊNH\n')
    const table =
      '| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| PHƯỜNG MẪU | Độc lập - Tự do - Hạnh phúc |\n| Số: 45/2026/QĐ-UBND | Phường Mẫu, ngày 15 tháng 9 năm 2026 |\n'
    const columns =
      'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG MẪU          Độc lập – Tự do – Hạnh phúc\nSố: 45/2026/QĐ-UBND          Phường Mẫu, ngày 15 tháng 9 năm 2026\n'
    expect(head).toContain('Số')
    for (const other of [table, columns]) expect(valuesOf(`${other}\nQUYẾT ĐỊNH\n${body}`)).toEqual(valuesOf(decision))
  })

  it('comes with the words that say it, each a part of the text', () => {
    for (const text of [decision, party]) {
      for (const { evidence } of Object.values(readingsOf(text)))
        for (const line of evidence.split('\n')) expect(text.replace(/\s+/g, ' ')).toContain(line)
    }
  })

  it('is left out where it stays to be written in', () => {
    const draft = decision.replace('Số: 45', 'Số:    ').replace('ngày 15 tháng 9', 'ngày      tháng 9')
    const read = valuesOf(draft)
    expect(read).not.toHaveProperty('number')
    expect(read).not.toHaveProperty('issuedOn')
    expect(read).not.toHaveProperty('effectiveOn')
  })

  it('is left out of a text that says none of it', () => {
    expect(valuesOf('Thông báo họp tổ dân phố.\n\nMời bà con họp lúc 19 giờ ngày 20/10/2026.')).toEqual({
      kind: undefined,
      ...{},
    })
  })

  it('takes a number from the file’s name where the text has none and the name has all of it', () => {
    expect(valuesOf('Nội dung.', '147_2024_ND-CP.pdf')).toMatchObject({ number: '147/2024/NĐ-CP', issuer: 'Chính phủ' })
    expect(valuesOf('Nội dung.', 'bao cao 2024.pdf')).toEqual({})
  })

  it('calls a letter by its subject', () => {
    const letter =
      'UBND PHƯỜNG MẪU\nSố: 812/UBND-VX\nV/v tăng cường phòng, chống cháy nổ\nPhường Mẫu, ngày 01 tháng 10 năm 2026\nKính gửi: các tổ dân phố.'
    expect(valuesOf(letter)).toMatchObject({
      number: '812/UBND-VX',
      kind: 'Công văn',
      title: 'Công văn về việc tăng cường phòng, chống cháy nổ',
      issuer: 'Ủy ban nhân dân phường Mẫu',
    })
  })
})

it('a number that a table in two languages bears in both is the paper’s own, and one of a list is not', () => {
  const paper = (...cells: string[]) =>
    `THÔNG BÁO / NOTICE\n| ${cells.join(' | ')} |\n|---|---|\n| Phí: không thu. | Fee: none. |`
  const [own, other] = ['ỦY BAN NHÂN DÂN PHƯỜNG MẪU Số: 19/TB-UBND', "PEOPLE'S COMMITTEE No.: 19/TB-UBND"]
  expect(readingsOf(paper(own, other)).number?.value).toBe('19/TB-UBND')
  expect(readingsOf(paper(own, 'Về chợ')).number).toBeUndefined()
  expect(readingsOf(paper(own, other.replace('19', '18'))).number).toBeUndefined()
})

describe('what only looks like a field', () => {
  it.each([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\nNAM',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA ỦY BAN NHÂN DÂN\nVIỆT NAM\nPHƯỜNG MẪU',
    'ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\n―――\nSố: 45/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n─────',
    'ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\nS6: 45/QĐ-UBND\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM',
  ])('is no part of a body’s name: a motto in two lines, a rule, a number misread: %j', (head) => {
    const text = `${head}\nĐộc lập - Tự do - Hạnh phúc\nMẫu Sơn, ngày 5 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVề việc thu phí`
    expect(valuesOf(text)).toMatchObject({ issuer: 'Ủy ban nhân dân phường Mẫu', kind: 'Quyết định' })
  })

  it('is no place and no type: a contract', () => {
    const contract = 'HỢP ĐỒNG THUÊ NHÀ\nSố: 03/2025/HĐ-NVH\nHôm nay, ngày 2/4/2025, chúng tôi gồm:'
    const read = valuesOf(contract)
    expect(read).toMatchObject({ number: '03/2025/HĐ-NVH', title: 'Hợp đồng thuê nhà' })
    expect(read).not.toHaveProperty('kind')
    expect(read).not.toHaveProperty('place')
    expect(kindOf('', '12/HD-UBND')).toBe('Hướng dẫn')
    expect(kindOf('', '06-LCT/VPĐU')).toBe('')
    expect(kindOf('', '02/TM-CĐ')).toBe('')
    expect(kindOf('', '02/CĐ-UBND')).toBe('Công điện')
    expect(kindOf('', '2-LCT/HĐNN8')).toBe('Luật')
  })

  it('is no end of a subject: where its column breaks it', () => {
    const letter = 'BỘ MẪU\nSố: 12/BM-VP\nV/v hướng dẫn chế độ\nđối với cán bộ xã\nHà Nội, ngày 9 tháng 01 năm 2026'
    expect(valuesOf(letter)).toMatchObject({ title: 'Công văn về việc hướng dẫn chế độ đối với cán bộ xã' })
  })
})

describe('when a document takes effect', () => {
  const head = 'CHÍNH PHỦ\nSố: 1/2026/NĐ-CP\nHà Nội, ngày 10 tháng 01 năm 2026\n\nNGHỊ ĐỊNH\nVề mẫu\n\n'
  const effect = (sentence: string) => valuesOf(head + sentence)
  it.each([
    ['Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.', '2026-07-01'],
    ['Nghị định này có hiệu lực kể từ ngày 01/7/2026, trừ quy định tại khoản 2 Điều này.', '2026-07-01'],
    ['Nghị định này có hiệu lực thi hành kể từ ngày ký ban hành và thay thế Nghị định số 5/2020/NĐ-CP.', '2026-01-10'],
    ['Nghị định này thay thế Nghị định số 5/2020/NĐ-CP và có hiệu lực từ ngày ký.', '2026-01-10'],
    ['Nghị định này có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày, kể từ ngày ký.', '2026-02-24'],
    ['Nghị định này có hiệu lực sau bốn mươi lăm ngày kể từ ngày ký.', '2026-02-24'],
    [
      'Nghị định này đã được Chính phủ thông qua ngày 05 tháng 01 năm 2026 và có hiệu lực từ ngày 15 tháng 01 năm 2026.',
      '2026-01-15',
    ],
    ['Nghị định này đã được Chính phủ thông qua ngày 05/01/2026, có hiệu lực từ ngày 15/01/2026.', '2026-01-15'],
  ])('%s', (sentence, day) => {
    expect(effect(sentence).effectiveOn).toBe(day)
  })

  it.each([
    ['Quy định tại Điều 5 có hiệu lực từ ngày 01 tháng 7 năm 2026.'],
    ['Khoản 3 Điều 4 của Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026.'],
    ['Nghị định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.'],
    ['Nghị định này thay thế Nghị định số 5/2020/NĐ-CP, có hiệu lực từ ngày 01 tháng 3 năm 2020.'],
    [
      'Nghị định này có hiệu lực từ ngày 31 tháng 02 năm 2026 trở đi.'.replace(
        'ngày 31 tháng 02',
        'ngày      tháng 02',
      ),
    ],
    ['“Luật này có hiệu lực từ ngày 01 tháng 01 năm 2010.”'],
    ['Nghị định này có hiệu lực từ ngày 01/7/2026.\nNghị định này có hiệu lực từ ngày 01/8/2026.'],
  ])('is not read from: %s', (sentence) => {
    expect(effect(sentence)).not.toHaveProperty('effectiveOn')
  })

  it('ends by its own words on the day after its last', () => {
    expect(effect('Nghị định này có hiệu lực từ ngày ký đến hết ngày 31 tháng 12 năm 2027.')).toMatchObject({
      effectiveOn: '2026-01-10',
      expiresOn: '2028-01-01',
    })
    expect(
      effect('Nghị định này có hiệu lực từ ngày ký, trừ Điều 9 có hiệu lực đến hết ngày 31/12/2026.'),
    ).not.toHaveProperty('expiresOn')
  })
})

describe('a text that holds words of another act', () => {
  const body = 'Điều 1. Phí[1]\nPhí là 5.000 đồng.\nĐiều 2. Hiệu lực[2]\nNghị định này có hiệu lực từ ngày 01/3/2022.'
  const ends = 'Nghị định này có hiệu lực từ ngày 01/7/2023 đến hết ngày 31/12/2023.'
  const read = (text: string) => documentFromText('a.txt', `NGHỊ ĐỊNH\nVỀ PHÍ\n\n${text}`)

  it.each([
    ['curved', '“', '”'],
    ['straight', '"', '"'],
  ])('does not end by what its end notes or its quotations say between %s marks', (_, from, to) => {
    const quoted = `${from}Điều 2. Hiệu lực\n${ends}${to}`
    const notes = `[1] Khoản này được sửa đổi.\n[2] Điều 2 của Nghị định số 41/2023/NĐ-CP quy định như sau:\n${quoted}`
    expect(read(`${body}\n\n${notes}`)).toMatchObject({ effectiveOn: '2022-03-01', expiresOn: null })
    expect(read(`Điều 1. Sửa Điều 2 như sau:\n${quoted}\nĐiều 3. Thi hành.`)).toMatchObject({
      effectiveOn: null,
      expiresOn: null,
    })
  })
})

describe('the names of bodies', () => {
  it.each([
    ['CHÍNH PHỦ', 'Chính phủ'],
    ['BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'Bộ Nông nghiệp và Môi trường'],
    ['UỶ BAN NHÂN DÂN TỈNH NGHỆ AN', 'Ủy ban nhân dân tỉnh Nghệ An'],
    ['HỘI ĐỒNG NHÂN DÂN PHƯỜNG 1 QUẬN 3', 'Hội đồng nhân dân phường 1 quận 3'],
    ['ĐẢNG ỦY XÃ TÂN BÌNH', 'Đảng ủy xã Tân Bình'],
    ['SỞ NỘI VỤ', 'Sở Nội vụ'],
    ['BAN CHẤP HÀNH TRUNG ƯƠNG', 'Ban Chấp hành Trung ương'],
    ['CỬA HÀNG HOA', ''],
    ['UBND XÃ LANG QUÁN', 'Ủy ban nhân dân xã Lang Quán'],
    ['BAN QUẢN LÝ DỰ ÁN HUYỆN MẪU', 'Ban Quản lý dự án huyện Mẫu'],
    ['PHÒNG QUẢN LÝ ĐÔ THỊ QUẬN 3', 'Phòng Quản lý đô thị quận 3'],
    ['PHÒNG VĂN HÓA - XÃ HỘI', 'Phòng Văn hóa - Xã hội'],
    ['PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
    ['SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'Sở Nông nghiệp và Môi trường'],
    ['TRƯỜNG TIỂU HỌC LÊ VĂN TÁM', 'Trường Tiểu học Lê Văn Tám'],
    ['TRƯỜNG THCS NGUYỄN TRÃI', 'Trường THCS Nguyễn Trãi'],
    ['UBMTTQVN PHƯỜNG AN HẢI', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường An Hải'],
    ['UBND P. HÒA KHÁNH', 'Ủy ban nhân dân phường Hòa Khánh'],
    ['HỘI LHPN XÃ BÀ NÀ', 'Hội Liên hiệp Phụ nữ xã Bà Nà'],
    ['CHI BỘ TRƯỜNG TIỂU HỌC KIM ĐỒNG', 'Chi bộ Trường Tiểu học Kim Đồng'],
    ['CHI BỘ KHU PHỐ 5', 'Chi bộ Khu phố 5'],
    ['TỔ DÂN PHỐ SỐ 7', 'Tổ dân phố số 7'],
    ['VĂN PHÒNG HĐND VÀ UBND', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân'],
    ['BCH ĐOÀN XÃ HÒA TIẾN', 'Ban Chấp hành Đoàn xã Hòa Tiến'],
  ])('%s', (line, name) => expect(bodyName(line)).toBe(name))
})

describe.skipIf(noSharedData)(`109 whole laws (${whyNoSharedData})`, () => {
  const laws = () =>
    sharedRows('law/fulltext.jsonl.gz').map((law: { number: string; title: string; text: string }) => ({
      ...law,
      read: readingsOf(law.text.normalize('NFC')),
    }))

  it('have their number, type, issuer, days and signatory read, and nothing else in their place', () => {
    const all = laws()
    const known = all.filter(({ number }) => /\/QH\d+$/.test(number))
    expect(known.length).toBeGreaterThan(90)
    const wrong = known.filter(({ number, read }) => read.number && read.number.value !== number)
    expect(wrong.map(({ number, read }) => [number, read.number?.value])).toEqual([])
    const share = (has: (law: (typeof all)[number]) => boolean) => known.filter(has).length / known.length
    expect(share(({ read }) => read.number !== undefined)).toBeGreaterThan(0.98)
    expect(share(({ read, title }) => read.kind?.value === kindOf(title, ''))).toBeGreaterThan(0.98)
    expect(share(({ read }) => read.issuer?.value === 'Quốc hội')).toBeGreaterThan(0.98)
    expect(
      share(({ read, number }) => read.issuedOn?.value.startsWith(number.split('/')[1] ?? '') ?? false),
    ).toBeGreaterThan(0.98)
    expect(share(({ read }) => (read.effectiveOn?.value ?? '') > (read.issuedOn?.value ?? ''))).toBeGreaterThan(0.9)
    expect(share(({ read }) => read.signatory !== undefined)).toBeGreaterThan(0.95)
  })
})
