import { describe, expect, it } from 'vitest'
import { type Change, type ClauseChange, metBy } from '../../core/library/force/changes.ts'
import { clauseForceOn } from '../../core/library/force/clause-force.ts'
import { passagePlaceOf, touchOf } from '../../core/library/force/place.ts'
import { scopeOf } from '../../core/library/force/scope.ts'

/** A scope as it was read, in a line: "điều 3 khoản 1 điểm a; điều 9". */
function read(words: string): string | null {
  const scope = scopeOf(words)
  if (!scope) return null
  const places = scope.places.map(({ attached, steps, inside }) =>
    [attached && `${attached}:`, ...steps.map(({ unit, said }) => `${unit} ${said}`), inside && '(một phần)']
      .filter(Boolean)
      .join(' '),
  )
  return `${scope.except ? 'trừ ' : ''}${places.join('; ')}`
}

describe('the places that the words of a relation name', () => {
  it.each([
    ['Điều 5', 'điều 5'],
    ['ĐIỀU 5', 'điều 5'],
    ['Điều 5a', 'điều 5a'],
    ['các Điều 5, 6 và 8', 'điều 5; điều 6; điều 8'],
    ['Điều 5, Điều 6 và Điều 8', 'điều 5; điều 6; điều 8'],
    ['từ Điều 5 đến Điều 9', 'điều 5 đến 9'],
    ['các điều từ 5 đến hết 9', 'điều 5 đến 9'],
    ['Điều 5–9', 'điều 5 đến 9'],
    ['khoản 2 Điều 7', 'điều 7 khoản 2'],
    ['khoản 2, Điều 7', 'điều 7 khoản 2'],
    ['Điều 7, khoản 2', 'điều 7 khoản 2'],
    ['khoản 2\n  và 3  Điều 7', 'điều 7 khoản 2; điều 7 khoản 3'],
    ['khoản 2 Điều 5 và Điều 7', 'điều 5 khoản 2; điều 7'],
    ['khoản 1 các Điều 5 và 7', 'điều 5 khoản 1; điều 7 khoản 1'],
    ['điểm a khoản 1 Điều 3', 'điều 3 khoản 1 điểm a'],
    ['điểm đ1 khoản 1 Điều 3', 'điều 3 khoản 1 điểm đ1'],
    [
      'điểm a và điểm b khoản 1, khoản 3 Điều 3; Điều 9',
      'điều 3 khoản 1 điểm a; điều 3 khoản 1 điểm b; điều 3 khoản 3; điều 9',
    ],
    ['tiết b1 điểm b khoản 4 Điều 48', 'điều 48 khoản 4 điểm b tiết b1'],
    ['Chương II', 'chương II'],
    ['Mục 1, Chương II', 'chương II mục 1'],
    ['Chương II, Điều 30', 'chương II; điều 30'],
    [
      'các điều 223, 224 và 234 Mục 5 Chương XIV của Bộ luật lao động số',
      'chương XIV mục 5 điều 223; chương XIV mục 5 điều 224; chương XIV mục 5 điều 234',
    ],
    ['Phụ lục I', 'phụ lục I'],
    ['phụ lục 02 và 04', 'phụ lục 02; phụ lục 04'],
    ['Khoản 75 Mục II Phụ lục III', 'phụ lục III mục II khoản 75'],
    ['Mẫu số 01', 'mẫu 01'],
    ['khoản 3a vào sau khoản 3 Điều 5', 'điều 5 khoản 3a'],
    ['Điều 5a vào sau Điều 5', 'điều 5a'],
    ['Điều 5 của Quy chế làm việc', 'quy chế: điều 5'],
    ['Điều 5 Quy định', 'quy định: điều 5'],
    ['khoản 1 Điều 9 của Luật Căn cước công dân số', 'điều 9 khoản 1'],
    ['toàn bộ nội dung Điều 5', 'điều 5'],
    ['quy định tại Điều 5', 'điều 5'],
    ['cụm từ “bến bãi, Điều 9” tại khoản 1 Điều 4', 'điều 4 khoản 1 (một phần)'],
    ['một phần khoản 2 Điều 1', 'điều 1 khoản 2 (một phần)'],
    ['khổ thứ nhất khoản 3 Điều 15', 'điều 15 khoản 3 (một phần)'],
    ['trừ khoản 2 Điều 8', 'trừ điều 8 khoản 2'],
    ['ngoại trừ Điều 8', 'trừ điều 8'],
  ])('“%s” are %s', (words, expected) => expect(read(words)).toBe(expected))

  it.each([
    '',
    'một số điều',
    'một phần',
    'một số quy định',
    'khoản 2',
    'điểm a khoản 2',
    'Điều',
    'Điều năm',
    'Điều 99999',
    'Danh mục phí, lệ phí ban hành kèm theo Luật Phí và lệ phí số',
    'trừ trường hợp quy định tại Điều 71 của Luật này',
    'trừ các quy định tại Điều 159 tiếp tục có hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2016',
    'khoản 1 Điều 15 và các mẫu',
    'Mẫu số 01, Phụ lục II',
    'Điều 5 Quy chế, Điều 7',
    'Điều 5/2020',
    `${'Điều 5, '.repeat(25)}Điều 1`,
  ])('“%s” are no place for certain', (words) => expect(read(words)).toBe(null))

  it('takes no longer than its words are long, whatever they are', () => {
    for (const word of ['Điều ', 'khoản 1, ', 'điểm a và ', '“', 'từ Điều 5 đến ', 'trừ '])
      expect(() => scopeOf(word.repeat(200_000))).not.toThrow()
  })
})

describe('what a relation means of a passage', () => {
  const touch = (words: string, label: string, path = '') => {
    const met = touchOf(words, scopeOf(words), passagePlaceOf({ label, path }))
    return met && `${met.how}: ${met.called}`
  }

  it.each([
    ['Điều 5', 'Điều 5', '', 'whole: Điều 5'],
    ['Điều 5', 'Điều 5, khoản 2', '', 'whole: Điều 5'],
    ['Điều 5', 'Điều 5a', '', null],
    ['Điều 5', 'Điều 6', '', null],
    ['Điều 5', '', '', null],
    ['từ Điều 5 đến Điều 9', 'Điều 7, khoản 1', '', 'whole: Điều 7'],
    ['từ Điều 5 đến Điều 9', 'Điều 10', '', null],
    ['khoản 2 Điều 7', 'Điều 7, khoản 2, điểm a', '', 'whole: khoản 2 Điều 7'],
    ['khoản 2 Điều 7', 'Điều 7, khoản 1', '', null],
    ['khoản 2 Điều 7', 'Điều 7', '', 'part: khoản 2 Điều 7'],
    ['điểm a khoản 1 Điều 3', 'Điều 3, khoản 1', '', 'part: điểm a khoản 1 Điều 3'],
    ['điểm a khoản 1 Điều 3', 'Điều 3, khoản 1, điểm b', '', null],
    ['điểm a đến điểm c khoản 1 Điều 3', 'Điều 3, khoản 1, điểm b', '', 'whole: điểm b khoản 1 Điều 3'],
    ['Chương II', 'Điều 12, khoản 1', 'Chương II. QUYỀN', 'whole: Chương II'],
    ['Chương II', 'Điều 12', 'Chương III. QUYỀN', null],
    ['Mục 1 Chương II', 'Điều 12', 'Chương II. QUYỀN › Mục 2. KHÁC', null],
    ['Mục 1', 'Điều 12', 'Chương II. QUYỀN › Mục 1. KHÁC', 'unsure: Mục 1'],
    ['Mục II', 'Mục II, điểm 3', '', 'whole: Mục II'],
    ['Phụ lục I', 'Phụ lục I, bảng 1, dòng 3', '', 'whole: Phụ lục I'],
    ['Phụ lục 01', 'Phụ lục số 1, điểm 2', '', 'whole: Phụ lục 01'],
    ['Phụ lục I', 'Điều 1', '', null],
    ['Khoản 75 Mục II Phụ lục III', 'Phụ lục III › Mục II, điểm 75', '', 'unsure: khoản 75 Mục II Phụ lục III'],
    ['Điều 5', 'Quy chế kèm theo › Điều 5', 'Quy chế kèm theo', 'unsure: Điều 5'],
    ['Điều 5 Quy chế', 'Quy chế kèm theo › Điều 5', 'Quy chế kèm theo', 'whole: Điều 5 Quy chế'],
    ['Điều 5 Quy chế', 'Quy định kèm theo › Điều 5', 'Quy định kèm theo', null],
    ['cụm từ “bến bãi” tại khoản 1 Điều 4', 'Điều 4, khoản 1', '', 'part: một phần khoản 1 Điều 4'],
    ['một số điều', 'Điều 4', '', 'unsure: một số điều'],
    ['trừ khoản 2 Điều 8', 'Điều 3', '', 'whole: trừ khoản 2 Điều 8'],
    ['trừ khoản 2 Điều 8', 'Điều 8, khoản 2', '', null],
    ['trừ khoản 2 Điều 8', 'Điều 8', '', 'unsure: trừ khoản 2 Điều 8'],
  ])('“%s” of “%s” (%s)', (words, label, path, expected) => expect(touch(words, label, path)).toBe(expected))
})

describe('whether a clause is in force on a day', () => {
  const of = { effectiveOn: '2020-01-01', expiresOn: null, repealedOn: null, confirmedAt: 1, origin: 'file' } as const
  const change = (kind: ClauseChange['kind'], since: string, more: Partial<ClauseChange> = {}): ClauseChange => ({
    ...{ id: since, kind, since, scope: 'Điều 5', how: 'whole', called: 'Điều 5', newer: null },
    by: { documentId: 'd2', name: '12/2024/NQ-HĐND' },
    ...more,
  })
  const force = (day: string, changes: ClauseChange[], more: object = {}, quote = '') =>
    clauseForceOn(day, { ...of, amendedOn: '2021-01-01', text: '1. Gồm:\na) Một.\nb) Hai.', changes, ...more }, quote)

  it('is as if others’ parts had never been changed where none names it', () => {
    expect(force('2024-01-01', [])).toEqual({ inForce: 'yes', changes: [], changed: false })
  })

  it('is told with what amended it, from that day on', () => {
    const amended = [change('amends', '2024-07-01')]
    expect(force('2024-06-30', amended).inForce).toBe('yes')
    expect(force('2024-07-01', amended)).toEqual({
      inForce: 'amended',
      changes: [{ note: 'Điều 5 đã được sửa đổi, bổ sung bởi 12/2024/NQ-HĐND từ 01/07/2024.', to: '/documents/d2' }],
      changed: true,
    })
  })

  it.each([
    ['repeals', 'no', 'Điều 5 đã bị bãi bỏ bởi 12/2024/NQ-HĐND từ 01/07/2024.'],
    ['replaces', 'no', 'Điều 5 đã được thay thế bởi 12/2024/NQ-HĐND từ 01/07/2024.'],
    ['suspends', 'suspended', 'Điều 5 đã bị ngưng hiệu lực bởi 12/2024/NQ-HĐND từ 01/07/2024.'],
  ] as const)('is no law once something %s it', (kind, inForce, note) => {
    const ended = [change('amends', '2022-01-01'), change(kind, '2024-07-01', { newer: 'p9' })]
    expect(force('2024-07-01', ended)).toMatchObject({ inForce, changes: [{ note, to: '/passages/p9' }] })
    expect(force('2024-06-30', ended).inForce).toBe('amended')
  })

  it('tells the latest of two amendments first', () => {
    const twice = [change('amends', '2022-01-01'), change('amends', '2024-07-01')]
    expect(force('2025-01-01', twice).changes.map(({ note }) => note.slice(-11))).toEqual([
      '01/07/2024.',
      '01/01/2022.',
    ])
  })

  it('is no law in what is quoted where that is the point that was repealed, and in part beside it', () => {
    const point = [change('repeals', '2024-07-01', { how: 'part', called: 'điểm a khoản 1 Điều 5', point: 'a' })]
    expect(force('2025-01-01', point, {}, 'a) Một.').inForce).toBe('no')
    expect(force('2025-01-01', point, {}, '1. Gồm:\na) Một.\nb) Hai.').inForce).toBe('partly')
  })

  it('says so where nobody can tell whether it is meant, and names no document that is not everybody’s', () => {
    const unsure = change('amends', '2024-07-01', { how: 'unsure', called: 'một số điều', by: null })
    expect(force('2025-01-01', [unsure])).toEqual({
      inForce: 'partly',
      changes: [
        {
          note: 'Văn bản này (một số điều) đã được sửa đổi, bổ sung bởi một văn bản khác từ 01/07/2024; chưa rõ có chạm đến đoạn này hay không.',
          to: null,
        },
      ],
      changed: false,
    })
  })

  it('is its document’s where that has ended, has not begun, or was confirmed by nobody', () => {
    const whole = change('replaces', '2024-07-01', { scope: '', called: '' })
    const ended = force('2025-01-01', [whole], { repealedOn: '2024-07-01' })
    expect(ended).toMatchObject({ inForce: 'no', changes: [{ to: '/documents/d2' }] })
    expect(ended.changes[0]?.note).toBe('Văn bản này đã được thay thế bởi 12/2024/NQ-HĐND từ 01/07/2024.')
    expect(force('2019-01-01', [change('amends', '2018-01-01')]).inForce).toBe('not_yet')
    expect(force('2025-01-01', [], { confirmedAt: null }).inForce).toBe('unknown')
  })
})

it('of hundreds of changes those that meet a passage are found as if each were looked at', () => {
  const scopes = [
    ...Array.from({ length: 200 }, (_, i) => `khoản ${1 + (i % 3)} Điều ${1 + (i % 40)}`),
    ...['', 'một số điều', 'trừ Điều 3', 'Điều 5 đến Điều 9', 'các Điều 5, 6 và 8', 'Chương II', 'Điều 5a'],
    ...['điểm a khoản 1 Điều 7, Điều 9 đến Điều 11', 'Phụ lục I', 'Điều 2 Quy chế ban hành kèm theo', 'cụm từ Điều 4'],
  ]
  const changes = scopes.map(
    (scope, i): Change => ({ id: `rel_${i}`, kind: 'amends', scope, since: '2024-07-01', by: null }),
  )
  const met = metBy(changes)
  const labels = [
    ...Array.from({ length: 42 }, (_, i) => `Điều ${i}, khoản ${1 + (i % 3)}`),
    ...['Điều 5a', 'Điều 7, khoản 1, điểm a', 'Phụ lục I', 'Phụ lục I, Điều 2', 'Quy chế kèm theo › Điều 2', 'Mở đầu'],
  ]
  for (const path of ['', 'Chương II. VIỆC CHUNG'])
    for (const label of labels) {
      const place = passagePlaceOf({ label, path })
      const each = changes.flatMap(({ id, scope }) => {
        const touch = scope ? touchOf(scope, scopeOf(scope), place) : { how: 'unsure', called: '' }
        return touch ? [{ id, ...touch }] : []
      })
      expect(met({ label, path }).map(({ kind, scope, since, by, ...one }) => one)).toEqual(each)
    }
})
