import { expect, it } from 'vitest'
import { withNumbers } from '../../bot/import/docx/numbers.ts'

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}">${more}<w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:numbering>
  <w:abstractNum w:abstractNumId="7">${level(0, 'decimal', 'Điều %1.', '<w:pStyle w:val="Dieu"/>')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'upperRoman', '%1 –')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="9">${level(0, 'bullet', '·')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`
const styles =
  '<w:styles><w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
const item = (text: string, list: number, at = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr><w:jc w:val="both"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const styled = (text: string) =>
  `<w:p w:rsidR="1"><w:pPr><w:pStyle w:val="Dieu"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const linesOf = (xml: string) =>
  withNumbers(xml, numbering, styles)
    .split('</w:p>')
    .map((one) => one.replace(/<[^>]+>/g, ''))
    .filter(Boolean)

it('writes out the numbers that Word counts, level by level, and by style', () => {
  const document = [
    styled('Phạm vi'),
    item('Quy chế này…', 1, 1),
    item('Người dùng gồm:', 1, 1),
    item('tổ dân phố;', 1, 2),
    item('chi hội.', 1, 2),
    styled('Giờ mở cửa'),
    item('Thứ hai.', 1, 1),
    '<w:p><w:r><w:t>Không có số</w:t></w:r></w:p>',
  ].join('')
  expect(linesOf(document)).toEqual([
    'Điều 1. Phạm vi',
    '1. Quy chế này…',
    '2. Người dùng gồm:',
    'a) tổ dân phố;',
    'b) chi hội.',
    'Điều 2. Giờ mở cửa',
    '1. Thứ hai.',
    'Không có số',
  ])
})

it('counts on through chapters where a level does not begin anew', () => {
  const chapters = `<w:numbering><w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', 'Chương %1')}${level(1, 'decimal', 'Điều %2.', '<w:lvlRestart w:val="0"/>')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
  const document = [0, 1, 2, 2, 1, 0, 1, 2].map((at) => item('…', 1, at)).join('')
  const lines = withNumbers(document, chapters, '')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .trim()
    .split('\n')
  expect(lines.map((line) => line.replace(' …', ''))).toEqual([
    'Chương I',
    'Điều 1.',
    '1.',
    '2.',
    'Điều 2.',
    'Chương II',
    'Điều 3.',
    '1.',
  ])
})

it('counts in Roman, in several parts, and from one where the list says so; bullets stay', () => {
  const document = [
    item('Tình hình', 2),
    item('Kết quả', 2, 1),
    item('Nhiệm vụ', 2),
    item('Lại từ đầu', 4),
    item('gạch', 3),
  ]
  expect(linesOf(document.join(''))).toEqual([
    'I – Tình hình',
    'I.1. Kết quả',
    'II – Nhiệm vụ',
    'I – Lại từ đầu',
    'gạch',
  ])
})

it('writes the numbers above in figures where a level is legal, in circles, and as an office counts them', () => {
  const list = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
  const own = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
  const lists = `${list(1, level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2.', '<w:isLgl/>'))}${list(2, level(0, 'decimalEnclosedCircle', '%1'))}${list(3, level(0, 'decimal', '%1/', own))}${list(4, level(0, 'ordinalText', '%1:'))}${[1, 2, 3, 4].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}`
  const document = [item('a', 1), item('b', 1), item('c', 1, 1), item('d', 2), item('e', 2), item('f', 3), item('g', 4)]
  let doubts = 0
  const xml = withNumbers(document.join(''), lists, '', () => {
    doubts += 1
  })
  const said = xml.split('</w:p>').map((one) => one.replace(/<[^>]+>/g, ''))
  expect(said).toEqual(['I. a', 'II. b', '2.1. c', '① d', '② e', '001/ f', '1: g', ''])
  // "Thứ nhất" hangs on the language of whoever opens the file.
  expect(doubts).toBe(1)
})

it('leaves the document as it is where there is no numbering', () => {
  const document = `${item('a', 1)}<w:p/>${styled('b')}`
  expect(withNumbers(document, '', '')).toBe(document)
})

it('tells of an item that comes after items of the level below and none of its own', () => {
  const doubtsIn = (...items: string[]) => {
    let doubts = 0
    withNumbers(items.join(''), numbering, styles, () => {
      doubts += 1
    })
    return doubts
  }
  expect(doubtsIn(item('Xe đạp', 1, 1), item('Giá', 1, 0), item('Xe máy', 1, 1), item('Miễn phí', 1, 0))).toBe(1)
  expect(doubtsIn(item('Giá', 1, 0), item('Xe đạp', 1, 1), item('Miễn phí', 1, 0))).toBe(0)
})

it('counts the lists of a style, those that a list puts in place of levels, and those of the style that a style stands on', () => {
  const more = `${numbering.replace('</w:numbering>', '')}
  <w:abstractNum w:abstractNumId="11"><w:styleLink w:val="Luat"/>${level(0, 'decimal', 'Mục %1.')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="12"><w:numStyleLink w:val="Luat"/></w:abstractNum>
  <w:num w:numId="11"><w:abstractNumId w:val="12"/></w:num>
  <w:num w:numId="12"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">${level(0, 'lowerLetter', '%1)')}</w:lvlOverride></w:num></w:numbering>`
  const derived =
    '<w:style w:type="paragraph" w:styleId="DieuCon"><w:basedOn w:val="Dieu"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style></w:styles>'
  const document = [
    ...[item('Thu', 11), item('Chi', 11), item('Đơn', 12), item('Ảnh', 12)],
    styled('Giá').replace('"Dieu"', '"DieuCon"'),
  ].join('')
  const lines = withNumbers(document, more, styles.replace('</w:styles>', derived)).split('</w:p>')
  expect(lines.map((one) => one.replace(/<[^>]+>/g, '')).filter(Boolean)).toEqual([
    ...['Mục 1. Thu', 'Mục 2. Chi', 'a) Đơn', 'b) Ảnh', 'Điều 3. Giá'],
  ])
})

it('counts no paragraph that is deleted or hidden as a whole, and one with the next where its end is deleted', () => {
  const ended = (xml: string, how: string) => xml.replace('<w:jc w:val="both"/>', `<w:rPr><w:${how}/></w:rPr>`)
  const empty = (xml: string) => xml.replace(/<w:r>.*<\/w:r>/, '')
  const document = [
    item('Phạm vi', 1),
    ended(empty(item('', 1)), 'del w:id="1"'),
    ended(empty(item('', 1)), 'vanish'),
    ended(item('Giá ', 1), 'del w:id="2"'),
    item('trông xe', 1),
    item('Hiệu lực', 1),
  ]
  expect(linesOf(document.join(''))).toEqual(['Điều 1. Phạm vi', 'Điều 2. Giá ', 'trông xe', 'Điều 3. Hiệu lực'])
})
