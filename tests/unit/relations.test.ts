import { describe, expect, it } from 'vitest'
import { relationsOf } from '../../core/library/metadata/relations.ts'

const read = (text: string, title = '') =>
  relationsOf(title, text, '9/2026/NĐ-CP').map(({ kind, targetKey, targetTitle, scope }) => [
    kind,
    targetKey || targetTitle,
    ...(scope ? [scope] : []),
  ])

describe('what a document says of others', () => {
  it.each([
    [
      'Nghị định này thay thế Nghị định số 5/2020/NĐ-CP ngày 01 tháng 02 năm 2020 của Chính phủ.',
      [['replaces', '5/2020/nd-cp']],
    ],
    [
      'Nghị định này có hiệu lực kể từ ngày ký và thay thế Nghị định số 05/2020/NĐ - CP.',
      [['replaces', '5/2020/nd-cp']],
    ],
    ['Bãi bỏ Thông tư số 3/2019/TT-BTC hướng dẫn Nghị định số 5/2018/NĐ-CP.', [['repeals', '3/2019/tt-btc']]],
    [
      'Bãi bỏ Nghị quyết số 3/2019/NQ-HĐND và Nghị quyết số 4/2019/NQ-HĐND.',
      [
        ['repeals', '3/2019/nq-hdnd'],
        ['repeals', '4/2019/nq-hdnd'],
      ],
    ],
    [
      'Bãi bỏ các Quyết định: số 12/2015/QĐ-UBND, số 14/2016/QĐ-UBND và số 19/2017/QĐ-UBND.',
      [
        ['repeals', '12/2015/qd-ubnd'],
        ['repeals', '14/2016/qd-ubnd'],
        ['repeals', '19/2017/qd-ubnd'],
      ],
    ],
    [
      'Bãi bỏ quy định tại Quyết định số 6/2012/QĐ-UBND về thời hạn nộp hồ sơ.',
      [['repeals', '6/2012/qd-ubnd', 'một số quy định']],
    ],
    [
      'Bãi bỏ khoản 2 Điều 5 và Điều 7 của Nghị định số 5/2020/NĐ-CP.',
      [['repeals', '5/2020/nd-cp', 'khoản 2 Điều 5 và Điều 7']],
    ],
    ['Nghị định số 5/2020/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.', [['repeals', '5/2020/nd-cp']]],
    [
      '1. Sửa đổi, bổ sung khoản 1 Điều 3 Nghị định số 5/2020/NĐ-CP như sau:',
      [['amends', '5/2020/nd-cp', 'khoản 1 Điều 3']],
    ],
    ['Căn cứ Nghị định số 5/2020/NĐ-CP ngày 01 tháng 02 năm 2020 của Chính phủ;', [['based_on', '5/2020/nd-cp']]],
    [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
      [['based_on', 'Luật Tổ chức chính quyền địa phương']],
    ],
    ['Nghị quyết này thay thế Nghị quyết số 15-NQ/TW.', [['replaces', '15/nq-tw']]],
    ['Trình Hội đồng xem xét bãi bỏ Nghị quyết số 9/NQ-HĐND và ban hành Nghị quyết mới thay thế.', []],
  ])('%s', (text, relations) => {
    expect(read(text)).toEqual(relations)
  })

  it('is read from its title', () => {
    expect(
      read(
        '',
        'Nghị định sửa đổi, bổ sung một số điều của Nghị định số 5/2020/NĐ-CP ngày 01/02/2020 quy định chi tiết Luật Mẫu',
      ),
    ).toEqual([['amends', '5/2020/nd-cp', 'một số điều']])
    expect(read('', 'Thông tư hướng dẫn thi hành Nghị định số 5/2020/NĐ-CP')).toEqual([['guides', '5/2020/nd-cp']])
  })

  it('is read from the list below the sentence that begins it', () => {
    const text =
      'Bãi bỏ các văn bản sau đây:\na) Quyết định số 1/2019/QĐ-UBND;\nb) Điều 4 Quyết định số 2/2019/QĐ-UBND.\nGiao Sở Nội vụ theo Quyết định số 3/2019/QĐ-UBND.'
    expect(read(text)).toEqual([
      ['repeals', '1/2019/qd-ubnd'],
      ['repeals', '2/2019/qd-ubnd', 'Điều 4'],
    ])
  })

  it('keeps the day that is said, and the words', () => {
    const [one] = relationsOf(
      '',
      'Nghị định số 5/2020/NĐ-CP ngày 01/02/2020 hết hiệu lực từ ngày 01 tháng 7 năm 2026.',
      '',
    )
    expect(one).toMatchObject({ effectiveOn: '2026-07-01', targetIssuedOn: '2020-02-01' })
    expect(one?.evidence).toContain('hết hiệu lực từ ngày 01 tháng 7')
  })

  it.each([
    ['“Nghị định này thay thế Nghị định số 5/2020/NĐ-CP.”'],
    ['“Điều 5. Mẫu\nBãi bỏ Nghị định số 5/2020/NĐ-CP.”'],
    ['Người nộp hồ sơ theo Nghị định số 5/2020/NĐ-CP được trả kết quả.'],
    ['Nghị định số 9/2026/NĐ-CP bãi bỏ Nghị định số 9/2026/NĐ-CP.'],
    ['Đề xuất bãi bỏ 3 thủ tục, thay thế 2 biển báo trong 5 ngày.'],
  ])('says nothing of them in: %s', (text) => expect(read(text)).toEqual([]))
})

it('a document is called without the sign that ends the paper', () => {
  const [told] = relationsOf('', 'Thông báo này thay thế Thông báo số 7/TB-HĐND ngày 20/12/2026./.', '8/TB-HĐND')
  expect(told?.targetTitle).toBe('Thông báo số 7/TB-HĐND ngày 20/12/2026')
})
