import { describe, expect, it } from 'vitest'
import { gridsOf, type Rule } from '../../bot/import/page/grid.ts'
import { pageTexts } from '../../bot/import/page/reflow.ts'
import { crossesRules, linesWithin } from '../../bot/import/page/ruled.ts'
import type { Run } from '../../bot/import/page/runs.ts'
import { passagesOf } from '../../core/library/parse/passages.ts'

const run = (text: string, x: number, y: number): Run => ({
  text,
  x,
  right: x + Array.from(text).length * 6,
  y,
  size: 12,
})
const level = (y: number, x = 70, right = 370): Rule => ({ x, right, y, top: y + 0.5 })
const upright = (x: number, y: number, top: number): Rule => ({ x, right: x + 0.5, y, top })
const read = (runs: Run[], rules: Rule[]) =>
  pageTexts([linesWithin(runs, gridsOf(rules))])
    .join('\n')
    .split('\n')

// Three columns and three rows, 100 points wide and 40 high.
const columns = [70, 170, 270, 370]
const box = [...[600, 560, 520, 480].map((y) => level(y)), ...columns.map((x) => upright(x, 480, 600))]
const head = ['TT', 'Tên', 'Mức'].map((text, i) => run(text, 75 + i * 100, 575))

describe('a table that rules part into cells', () => {
  it('has what stands at three heights in one row, and leaves empty cells empty', () => {
    const rows = [run('1', 75, 537), run('Hộ gia đình', 175, 544), run('ở chợ', 175, 529), run('5', 275, 537)]
    expect(
      read([run('Điều 1. Mức thu', 70, 640), ...rows, ...head, run('2', 75, 497), run('Cuối', 70, 450)], box),
    ).toEqual(['Điều 1. Mức thu', '| TT | Tên | Mức |', '| 1 | Hộ gia đình ở chợ | 5 |', '| 2 |  |  |', 'Cuối'])
  })

  it('leaves the last line of the text above to that text where a scan’s rule goes too far up', () => {
    const text = [
      run('Danh sách những', 70, 620),
      run('người được', 75, 575),
      run('hưởng trợ cấp của phường.', 175, 575),
    ]
    const rows = [
      ...head.map((one) => ({ ...one, y: 535 })),
      ...['1', 'Xe', '5'].map((one, i) => run(one, 75 + i * 100, 495)),
    ]
    const rules = [
      ...box.slice(0, 4),
      upright(70, 480, 600),
      upright(170, 480, 600),
      upright(270, 480, 560),
      upright(370, 480, 600),
    ]
    expect(read([...text, ...rows], rules).slice(-2)).toEqual(['| TT | Tên | Mức |', '| 1 | Xe | 5 |'])
  })

  it('leaves the line above to itself where one rule of a scan touches a letter of it', () => {
    const rules = [...box.filter(({ x, right }) => x !== 170 || right > 171), upright(170, 480, 612)]
    const rows = ['1', 'Xe', '5'].map((one, i) => run(one, 75 + i * 100, 535))
    const above = run('Lịch mở chợ năm 2026', 135, 604)
    expect(read([above, ...head, ...rows], rules).slice(-3)).toEqual([
      'Lịch mở chợ năm 2026',
      '| TT | Tên | Mức |',
      '| 1 | Xe | 5 |',
    ])
  })

  it('says in each column and row what is merged over them', () => {
    const rules = [
      ...[600, 480].map((y) => level(y)),
      level(560, 170, 270),
      level(520, 70, 270),
      ...[70, 270, 370].map((x) => upright(x, 480, 600)),
      upright(170, 480, 520),
      upright(170, 520, 600),
    ]
    const words = [
      run('Xã', 75, 555),
      run('Lập', 175, 575),
      run('Hòa', 175, 535),
      run('Cộng', 75, 497),
      run('9', 275, 540),
    ]
    expect(read(words, rules)).toEqual(['| Xã | Lập | 9 |', '| Xã | Hòa | 9 |', '| Cộng |  | 9 |'])
  })

  it('ends above the signatures that a program drew into the grid', () => {
    const words = [run('Nơi nhận:', 75, 507), run('- VT.', 75, 490), run('CHỦ TỊCH', 275, 507), run('Lê Lan', 275, 490)]
    const row = [run('1', 75, 535), run('Hộ', 175, 535), run('5', 275, 535)]
    expect(read([...head, ...row, ...words], box)).toEqual([
      ...['| TT | Tên | Mức |', '| 1 | Hộ | 5 |'],
      ...['Nơi nhận:', '- VT.', 'CHỦ TỊCH', 'Lê Lan'],
    ])
  })

  it('has a title above it that is no row, and stands whole beside the line under some of its words', () => {
    const rules = [level(640), upright(70, 600, 640), upright(370, 600, 640), ...box, level(533, 175, 267)]
    const words = [run('BẢNG GIÁ', 180, 615), ...head, run('1', 75, 535), run('Gạch chân', 175, 535), run('2', 75, 497)]
    expect(read(words, rules)).toEqual(['BẢNG GIÁ', '| TT | Tên | Mức |', '| 1 | Gạch chân |  |', '| 2 |  |  |'])
  })

  it('is made of the sides of its cells too, drawn one by one and apart', () => {
    const sides = [0, 1].flatMap((row) =>
      [0, 1].flatMap((column) => {
        const [x, y] = [70 + column * 102, 560 - row * 42]
        return [level(y, x, x + 100), level(y + 40, x, x + 100), upright(x, y, y + 40), upright(x + 100, y, y + 40)]
      }),
    )
    const words = [run('a)', 75, 575), run('Xe', 180, 580), run('b)', 75, 535)]
    expect(read(words, sides)).toEqual(['| a) | Xe |', '| b) |  |'])
  })
})

it('two tables side by side are read one after the other, each under its own head', () => {
  const other = box.map((rule) => ({ ...rule, x: rule.x + 330, right: rule.right + 330 }))
  const words = [run('1', 75, 537), run('Bắc', 175, 537), run('2', 75, 497), run('Nam', 175, 497)]
  const right = [...head, ...words].map((one) => ({
    ...one,
    text: `${one.text}’`,
    x: one.x + 330,
    right: one.right + 336,
  }))
  const lines = read([run('Mức thu', 70, 640), ...right, ...head, ...words, run('Hết.', 70, 450)], [...other, ...box])
  expect(lines).toEqual([
    ...['Mức thu', '| TT | Tên | Mức |', '| 1 | Bắc |  |', '| 2 | Nam |  |'],
    ...['| TT’ | Tên’ | Mức’ |', '| --- | --- | --- |', '| 1’ | Bắc’ |  |', '| 2’ | Nam’ |  |', 'Hết.'],
  ])
  const section = { article: '', heading: '', path: '', text: lines.slice(1, -1).join('\n') }
  expect(passagesOf(section).map(({ label, lead }) => [label, lead.slice(0, 7)])).toEqual([
    ...[
      ['Bảng 1', ''],
      ['Bảng 1, dòng 1', '| TT | '],
      ['Bảng 1, dòng 2', '| TT | '],
    ],
    ...[
      ['Bảng 2', ''],
      ['Bảng 2, dòng 1', '| TT’ |'],
      ['Bảng 2, dòng 2', '| TT’ |'],
    ],
  ])
})

it('a head that stands on both pages of a table is told once, and a row with its page\u2019s number alone is a row', () => {
  const page = (number: string) => linesWithin([...head, run(number, 75, 537), run('Hộ', 175, 497)], gridsOf(box))
  const [first, second] = pageTexts([page('1'), page('2')])
  expect(first).toBe('| TT | Tên | Mức |\n| 1 |  |  |\n|  | Hộ |  |')
  expect(second?.split('\n')[0]).toBe('| 2 |  |  |')
})

describe('rules that make no table', () => {
  const same = (runs: Run[], rules: Rule[]) => expect(read(runs, rules)).toEqual(read(runs, []))

  it('are those around a page, under its words, or of one row', () => {
    same(head, [level(600), level(480), upright(70, 480, 600), upright(370, 480, 600)])
    same(head, [level(573), level(540)])
    same(head, [level(600), level(560), ...columns.map((x) => upright(x, 560, 600))])
  })

  it('are those that part columns and not rows', () => {
    const open = box.filter(({ y, x }) => !(x === 70 && y === 520))
    const rows = ['1', '2', '3'].flatMap((n, i) =>
      ['', 'Hộ', '0'].map((t, j) => run(n + t, 75 + j * 100, 545 - i * 18)),
    )
    same([...head, ...rows], open)
  })

  it('are those with words beside them', () => {
    same([...head, run('1', 75, 535), run('Hộ', 175, 535), run('Cột bên', 400, 535)], box)
  })

  it('are those whose cells are no boxes', () => {
    const frame = [level(600, 70, 270), level(520, 70, 270), upright(70, 520, 600), upright(270, 520, 600)]
    expect(gridsOf([...frame, level(560, 70, 270), upright(170, 520, 600)])).toHaveLength(1)
    expect(gridsOf([...frame, level(560, 170, 270), upright(170, 520, 560)])).toHaveLength(0)
  })

  it('are too many of them, as a drawing has', () => {
    const many = Array.from({ length: 1000 }, (_, i) => [level(i * 9, 0, 9000), upright(i * 9, 0, 9000)]).flat()
    expect(gridsOf(many)).toEqual([])
  })
})

it('letters that were told in one go across a rule are to be placed one by one', () => {
  expect(crossesRules([run('10,5 2', 150, 535)], gridsOf(box))).toBe(true)
  expect(crossesRules([run('10,5 2', 150, 635), run('2', 175, 535)], gridsOf(box))).toBe(false)
})

it('a table in a table’s cell is told, for its columns are lost in it', () => {
  const inner = [590, 578, 566].map((y) => level(y, 190, 260))
  const sides = [190, 225, 260].map((x) => upright(x, 566, 590))
  const words = [run('Sáng', 192, 580), run('Ba', 228, 580), run('Tối', 192, 569), run('Tư', 228, 569)]
  const doubts: string[] = []
  const lines = linesWithin([run('1', 75, 537), run('Cả', 275, 537), ...words], gridsOf([...box, ...inner, ...sides]))
  pageTexts([lines], (doubt) => doubts.push(doubt))
  expect(doubts).toContain('table.nested')
})

it('a table whose rules go through a word is told of', () => {
  const letters = (text: string, x: number, y: number) => Array.from(text, (one, i) => run(one, x + i * 6, y))
  const doubtsAt = (x: number) => {
    const doubts: string[] = []
    const words = [...letters('Hình thức', 75, 537), ...letters('Mức', x, 537), run('5', 345, 537), run('2', 75, 497)]
    pageTexts([linesWithin([...head, ...words], gridsOf(box))], (doubt) => doubts.push(doubt))
    return doubts
  }
  // The second column ends at 270.
  expect(doubtsAt(200)).toEqual([])
  expect(doubtsAt(264)).toEqual(['table.unruled'])
})

it('a day, a sum and a number that a narrow cell parts are whole, and what only stands below is not joined', () => {
  const cellOf = (above: string, below: string, from = 370) => {
    const words = [
      run('1', 75, 535),
      run('Hộ', 175, 535),
      run(above, from - above.length * 6 - 2, 545),
      run(below, 275, 531),
    ]
    return linesWithin([...head, ...words], gridsOf(box)).find(({ cells }) => cells[1] === 'Hộ')?.cells[2]
  }
  expect(cellOf('ngày 02/12/202', '6')).toBe('ngày 02/12/2026')
  expect(cellOf('số 8/NQ-', 'HĐND', 330)).toBe('số 8/NQ-HĐND')
  expect(cellOf('ngày 02/12/', '2026')).toBe('ngày 02/12/2026')
  expect(cellOf('khoảng 1.250.00', '0 đồng')).toBe('khoảng 1.250.000 đồng')
  expect(cellOf('Số 45/QĐ-', 'UBND')).toBe('Số 45/QĐ-UBND')
  expect(cellOf('ngày 02/12/2026', '6 giờ')).toBe('ngày 02/12/2026 6 giờ')
  expect(cellOf('20.000 đồng/', 'người', 330)).toBe('20.000 đồng/người')
  expect(cellOf('07h30 -', '11h00')).toBe('07h30 - 11h00')
  expect(cellOf('1.250.00', '0', 330)).toBe('1.250.00 0')
})
