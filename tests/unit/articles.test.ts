import { describe, expect, it } from 'vitest'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import { sectionsOf } from '../../core/library/parse/structure.ts'

const read = (text: string) =>
  sectionsOf(text).flatMap(({ article, place, heading }) => (article ? [{ article, place, heading }] : []))
const articles = (text: string) => read(text).map(({ place }) => place?.replace('Điều ', ''))

const article = (number: number | string, heading = `Việc thứ ${number}`) =>
  `Điều ${number}. ${heading}\nNội dung của điều này.\n`
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => article(from + i)).join('\n')
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`)

describe('the articles of a text', () => {
  it.each([
    [
      'a reference to an article broken over two lines',
      `${run(1, 2)}\nĐiều 3. Sửa đổi\n1. Bỏ cụm từ tại khoản 1\nĐiều 17.\n2. Bãi bỏ khoản 3 Điều 20.\n\n${run(4, 5)}`,
    ],
    [
      'a broken reference that goes on with a sentence',
      `${run(1, 3)}\n1. Theo quy định tại khoản 2\nĐiều 5. Trường hợp khác do xã quyết định.\n${run(4, 5)}`,
    ],
    [
      'a broken reference to an article that comes after a few more',
      `${run(1, 2)}\nHồ sơ nộp theo mẫu, điểm a\nĐiều 4. Hồ sơ gồm đơn.\n${run(3, 5)}`,
    ],
    [
      'a reference at the end of a part, far ahead',
      `${run(1, 2)}\nNgười dân thực hiện đúng các việc nêu ở dưới đây\nĐiều 9.\n${run(3, 5)}`,
    ],
    ['a reference with its heading, far ahead', `${run(1, 2)}\nXem thêm:\nĐiều 5. Việc thứ 5\n\n${run(3, 5)}`],
    ['a heading that ends without a point above it', `${run(1, 3)}\nTheo khoản 2 Điều 3\n\n${run(4, 5)}`],
    [
      'a line above without a point, which ends with a word that figures follow',
      `Quy chế chuyển đổi số\n${run(1, 1)}\nTổ họp hằng tháng\n${article(2)}\nPhường kiểm tra các năm\n${run(3, 5)}`,
    ],
    ['a comma left behind above an article', `${run(1, 3)}\n5. Chính phủ quy định việc quản lý,\n${run(4, 5)}`],
    [
      'articles quoted between quotation marks',
      `${run(1, 2)}\nĐiều 3. Sửa Luật Khác\nSửa đổi như sau:\n“Điều 4. Việc khác\nNội dung khác.\nĐiều 5. Việc khác nữa\nNội dung khác nữa.”\n${run(4, 5)}`,
    ],
    [
      'articles quoted between straight quotation marks',
      `${run(1, 2)}\nĐiều 3. Sửa Luật Khác\nSửa đổi như sau:\n"Điều 4. Việc khác\nNội dung khác.\nĐiều 5. Việc khác nữa\nNội dung khác nữa."\n${run(4, 5)}`,
    ],
    [
      'an article quoted without marks',
      `${run(1, 1)}\nĐiều 2. Sửa Luật Khác\n1. Sửa đổi Điều 3 như sau:\nĐiều 3. Việc khác\nNội dung khác.\n\n${run(3, 5)}`,
    ],
    [
      'a quotation mark that stays open by a slip',
      `${run(1, 1)}\nĐiều 2. Từ ngữ\n1. “Khu phố là nơi ở.\n2. “Tổ” là nhóm.\n${run(3, 5)}`,
    ],
    [
      'a quoted part whose end lost its mark',
      `${run(1, 1)}\nĐiều 2. Sửa Luật Khác\n1. Sửa đổi như sau:\n“Điều 9. Việc khác\nNội dung khác.\n\n${run(3, 5)}`,
    ],
    [
      'a table of contents',
      `MỤC LỤC\n${numbers(1, 5)
        .map((number) => `Điều ${number}. Việc thứ ${number} ........ ${number}`)
        .join('\n')}\n\n${run(1, 5)}`,
    ],
    [
      'a table of contents without pages',
      `MỤC LỤC\n${numbers(1, 5)
        .map((number) => `Điều ${number}. Việc thứ ${number}`)
        .join('\n')}\n\n${run(1, 5)}`,
    ],
    ['slips of the pen', run(1, 5).replace('Điều 4.', 'Điền 4.')],
    [
      'articles without headings',
      numbers(1, 5)
        .map((number) => `Điều ${number}\nNội dung.\n`)
        .join('\n'),
    ],
    ['headings without points', run(1, 5).replaceAll(/(Điều \d)\./g, '$1')],
    [
      'a bare number whose text begins in small letters',
      `${run(1, 3)}\nĐiều 4\n\nở đơn vị nào thì đơn vị ấy lo.\n${run(5, 5)}`,
    ],
  ])('are five, in order, with %s', (_, text) => {
    expect(articles(text)).toEqual(numbers(1, 5))
  })

  it('keep a gap, an inserted article and a beginning in the middle', () => {
    expect(articles(`${run(1, 1)}\n${run(3, 5)}`)).toEqual(['1', '3', '4', '5'])
    expect(articles(`${run(1, 2)}\n${article('2a')}\n${article('2b')}\n${run(3, 3)}`)).toEqual([
      '1',
      '2',
      '2a',
      '2b',
      '3',
    ])
    expect(articles(article(5))).toEqual(['5'])
    expect(articles(run(12, 14))).toEqual(['12', '13', '14'])
  })

  it('are counted from one again where a later chapter does so, and told apart by it', () => {
    const chapter = (number: string) => `Chương ${number}\nQUY ĐỊNH ${number}\n`
    const anew = `${chapter('I')}${run(1, 2)}${chapter('II')}${run(1, 2)}`
    expect(articles(anew)).toEqual(['1', '2', 'Chương II › 1', 'Chương II › 2'])
    const contents = `${chapter('I')}Điều 1. Việc … 2\n${chapter('II')}Điều 2. Việc … 3\n`
    expect(articles(`${contents}${chapter('I')}${run(1, 1)}${chapter('II')}${run(2, 2)}`)).toEqual(['1', '2'])
  })

  it('of an amending law hold what they quote, chapters too', () => {
    const text = `LUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT MẪU\n\nĐiều 1. Sửa đổi, bổ sung một số điều của Luật Mẫu\n1. Bổ sung Chương Ia như sau:\n“Chương Ia\nVIỆC MỚI\nĐiều 2. Một\nTheo từ “một”.\nĐiều 3. Hai\nHết.”;\n2. Sửa đổi Điều 9 như sau:\n“Điều 9. Chín\nHết.”.\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực từ ngày ký.`
    const sections = sectionsOf(text).filter((one) => one.article)
    expect(sections.map(({ article: number }) => number)).toEqual(['1', '2'])
    expect(sections[0]?.text).toContain('Điều 3. Hai')
    expect(sections[1]?.heading).toBe('Điều 2. Hiệu lực thi hành')
  })

  const notes = `[1] Luật số 97/2025/QH15 sửa đổi, bổ sung một số điều của Luật Bến bãi mẫu có căn cứ ban hành như sau:
“Căn cứ Hiến pháp.”
[2] Khoản này được sửa đổi, bổ sung theo quy định tại Điều 1 của Luật số 97/2025/QH15.
[3] Điều 2 của Luật số 97/2025/QH15 quy định như sau:
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 7 năm 2025.
Điều 3. Quy định chuyển tiếp
Hồ sơ đã nhận thì làm tiếp.
Điều 4. Trách nhiệm
Chính phủ lo.`
  const consolidated = `LUẬT\nBẾN BÃI MẪU[1]\n\n${article(1)}\nĐiều 2. Phí\n1. Phí là 5.000 đồng.[2]\n\nĐiều 3. Hiệu lực[3]\nLuật này có hiệu lực từ ngày 01 tháng 01 năm 2015.\n`

  const raisedMarks = (text: string) => text.replace(/\[(\d)\] ?/g, (_, digit) => '⁰¹²³'[Number(digit)] ?? '')

  it('keep a note alone at the end apart from the last', () => {
    const text = `${article(1).trim()}[1]\n${article(2)}\n[1] Phí mẫu.`
    expect(sectionsOf(text).find((one) => one.text.includes('Phí mẫu'))).toMatchObject({ article: '', aside: true })
  })

  it.each([
    ['behind its signature', `${consolidated}\nXÁC THỰC VĂN BẢN HỢP NHẤT\nCHỦ NHIỆM\nNguyễn Văn Mẫu\n\n${notes}`],
    ['right behind its text', `${consolidated}\n${notes}`],
    ['without brackets', `${consolidated}\nXÁC THỰC VĂN BẢN HỢP NHẤT\n${notes.replace(/^\[(\d)\]/gm, '$1')}`],
    ['with its annex before them', `${consolidated}\nPHỤ LỤC I\nBIỂU PHÍ MẪU\nXe máy: 5.000 đồng.[3]\n\n${notes}`],
    ['with digits above the line', `${raisedMarks(consolidated)}\n---------------\n${raisedMarks(notes)}`],
    ['with marks', `${consolidated}\nXÁC THỰC VĂN BẢN HỢP NHẤT\n${notes.replace('Điều 2. Hiệu', '“Điều 2. Hiệu')}”`],
  ])('of a consolidated text are its own, notes %s', (_, text) => {
    expect(articles(text)).toEqual(['1', '2', '3'])
    const quoted = sectionsOf(text).find((one) => one.text.includes('Quy định chuyển tiếp'))
    expect(quoted).toMatchObject({ article: '', aside: true })
  })

  it('leave the signature below them to the text', () => {
    const signed = 'Nơi nhận:\n- Như Điều 3.\nCHỦ TỊCH\nLê Thị Mẫu'
    const text = `NGHỊ QUYẾT\nThu phí bến mẫu\n${article(1).trim()}¹\n${article(2).trim()}²\n${article(3)}¹ Trừ hộ nghèo.\n² Từ năm 2027.\n${signed}`
    expect(documentFromText('Nghị quyết', text)).toMatchObject({ signatory: 'Lê Thị Mẫu' })
    const asides = sectionsOf(text).filter(({ aside }) => aside)
    expect(asides.map((one) => one.text).join('\n')).toContain(`${signed}`)
    expect(articles(text)).toEqual(['1', '2', '3'])
  })

  it('keep the notes that stand behind what refers to them, and what is attached', () => {
    const text = `QUYẾT ĐỊNH\nBan hành Quy chế mẫu\n\n${article(1).trim()}[1]\n[1] Điều này được sửa đổi năm 2025.\n\n${article(2)}\nNơi nhận:\n- Như Điều 2.\n\nQUY CHẾ\nQUẢN LÝ MẪU\n(Ban hành kèm theo Quyết định số 1/2026/QĐ-UBND)\n${article(1).trim()}[2]\n[2] Điều này được sửa đổi năm 2026.\n${article(2)}`
    expect(articles(text)).toEqual(['1', '2', 'Quy chế kèm theo › 1', 'Quy chế kèm theo › 2'])
    expect(sectionsOf(text).find((one) => one.article === '1')?.text).toContain('[1] Điều này')
  })
})

describe('articles called with their law', () => {
  it.each([
    ['Luật Bến bãi mẫu - Điều 1. Phạm vi', 'Luật Bến bãi mẫu - Điều 1. Phạm vi'],
    ['Luật Bến bãi mẫu số 99/2014/QH13 – Điều 1: Phạm vi', 'Luật Bến bãi mẫu số 99/2014/QH13 - Điều 1. Phạm vi'],
    ['Điều 1 Luật Bến bãi mẫu 2024. Phạm vi', 'Điều 1 Luật Bến bãi mẫu 2024. Phạm vi'],
    ['Điều 1 của Luật Bến bãi mẫu: Phạm vi', 'Điều 1 Luật Bến bãi mẫu. Phạm vi'],
    ['Luật Bến bãi mẫu - Điều 1', 'Luật Bến bãi mẫu - Điều 1'],
  ])('are found: %s', (line, heading) => {
    const text = [1, 2, 7]
      .map((number) => `${line.replace('Điều 1', `Điều ${number}`)}\nNội dung ${number}.`)
      .join('\n\n')
    expect(read(text).map(({ article: number }) => number)).toEqual(['1', '2', '7'])
    expect(read(text)[0]?.heading).toBe(heading)
  })

  it('out of several laws say whose they are', () => {
    const text =
      'Luật Bến bãi mẫu - Điều 9. Phí\nPhí là 5.000 đồng.\n\nLuật Chợ mẫu - Điều 3. Giờ\nChợ mở lúc 5 giờ.\n\nLuật Chợ mẫu - Điều 1. Tên\nChợ tên là Mẫu.'
    expect(read(text).map(({ place }) => place)).toEqual([
      'Luật Bến bãi mẫu › Điều 9',
      'Luật Chợ mẫu › Điều 3',
      'Luật Chợ mẫu › Điều 1',
    ])
  })

  it('are no articles where a sentence speaks of one', () => {
    const text = `${run(1, 3)}\nĐiều 4 Luật này quy định: Người dân được hỏi.\nLuật Chợ mẫu - Điều 4 là căn cứ.\n${run(4, 5)}`
    expect(articles(text)).toEqual(numbers(1, 5))
  })
})

it('the reference of the case file opens nothing', () => {
  const document = documentFromText(
    'a.txt',
    `LUẬT\nBẾN BÃI MẪU\n\n${run(1, 2)}\nĐiều 3. Sửa đổi, bổ sung một số điều của Luật Thuế mẫu\n1. Sửa đổi cụm từ tại khoản 1\nĐiều 17.\n2. Bãi bỏ khoản 3 Điều 20.\n\n${run(4, 5)}`,
  ) as SourceDocument
  expect(document.sections.flatMap(({ article: number }) => number || [])).toEqual(numbers(1, 5))
})

it('articles whose letters were typed apart are found by their numbers', () => {
  const text =
    'C h ư ơ n g I\nQUY ĐỊNH CHUNG\n\nĐ i ề u 1 . Giữ xe\nXe để trong bãi.\n\nĐ I Ề U 2: Giá\nĐiều này nói về giá.\n'
  const document = documentFromText('a.txt', text) as SourceDocument
  expect(document.sections.map(({ heading, text: said }) => [heading, said])).toEqual([
    ['Chương I QUY ĐỊNH CHUNG', 'Chương I QUY ĐỊNH CHUNG'],
    ['Điều 1. Giữ xe', 'Xe để trong bãi.'],
    ['Điều 2. Giá', 'Điều này nói về giá.'],
  ])
})

describe('a heading that its line breaks', () => {
  const headed = (lines: string) => {
    const { sections, relations } = documentFromText('a.txt', `QUYẾT ĐỊNH\nVề chợ xã\n\n${lines}`) as SourceDocument
    return {
      parts: sections.filter(({ article: number }) => number).map(({ heading, text }) => [heading, text]),
      relations: relations.map(({ kind, targetNumber }) => `${kind} ${targetNumber}`),
    }
  }

  it('is whole where it goes on with an article of another document', () => {
    const read = headed(
      'Điều 1. Sửa đổi, bổ sung một số nội dung của quy chế chợ tại\nĐiều 1 của Quyết định số 5/2020/QĐ-UBND\n1. Thay mức phí.\nĐiều 2. Giờ mở cửa\nTừ 5 giờ.',
    )
    expect(read).toEqual({
      parts: [
        [
          'Điều 1. Sửa đổi, bổ sung một số nội dung của quy chế chợ tại Điều 1 của Quyết định số 5/2020/QĐ-UBND',
          '1. Thay mức phí.',
        ],
        ['Điều 2. Giờ mở cửa', 'Từ 5 giờ.'],
      ],
      relations: ['amends 5/2020/QĐ-UBND'],
    })
  })

  it('is no heading where it is a sentence, and what the sentence does is heard', () => {
    const read = headed(
      'Điều 1. Chợ mở cửa từ 5 giờ đến 17 giờ.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký và thay thế\nQuyết định số 45/2020/QĐ-UBND ngày 10 tháng 8 năm 2020 về chợ.',
    )
    expect(read.parts[1]).toEqual([
      'Điều 2',
      'Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 45/2020/QĐ-UBND ngày 10 tháng 8 năm 2020 về chợ.',
    ])
    expect(read.relations).toEqual(['replaces 45/2020/QĐ-UBND'])
  })

  it.each(['Điều 1. Quản lý văn bản đi, đến\nVăn thư ghi sổ.', 'Điều 1. Cách tính theo năm\n1. Tính từ đầu năm.'])(
    'ends where its line does: %s',
    (lines) => {
      const [heading = '', text = ''] = lines.split('\n')
      expect(headed(`${lines}\nĐiều 2. Hết\nHết.`).parts[0]).toEqual([heading, text])
    },
  )
})
