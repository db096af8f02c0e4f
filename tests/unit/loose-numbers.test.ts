import { describe, expect, it } from 'vitest'
import { bears, looseNumbersIn, meaning } from '../../core/library/metadata/loose-numbers.ts'
import { numberKeyOf, numbersIn } from '../../core/text/document-number.ts'
import { fold } from '../../core/text/fold.ts'

const isMeant = (typed: string, number: string, kind = '') => {
  const document = { key: numberKeyOf(number), kind }
  return (
    numbersIn(typed).some((mention) => bears(document, mention)) ||
    looseNumbersIn(typed).some((loose) => meaning(loose, document) !== null)
  )
}

describe('a number as people say it', () => {
  it.each([
    ['quy định số 37 của Bộ Chính trị', '37-QĐ/TW'],
    ['quy định 37 của Bộ Chính trị', '37-QĐ/TW'],
    ['quy định 37', '37-QĐ/TW'],
    ['quyết định 37-QĐ/TW', '37-QĐ/TW'],
    ['quy định 24 của đảng ủy', '24-QĐ/ĐU'],
    ['nghị quyết 12 của HĐND phường', '12/NQ-HĐND'],
    ['66.1', '66.1/2025/NQ-CP'],
    ['66.1 là gì', '66.1/2025/NQ-CP'],
    ['nghị quyết 66.1', '66.1/2025/NQ-CP'],
    ['10 KHPH', '10/KHPH'],
    ['10 KHPH', '10-KH/PH'],
    ['cho hỏi 10KHPH nói gì', '10/KHPH'],
    ['123 UBND VX', '123/UBND-VX'],
    ['1 NQ ĐH', '01-NQ/ĐH'],
    ['24 QĐ ĐUK', '24-QĐ/ĐUK'],
    ['5803 VPCP KTN', '5803/VPCP-KTN'],
    ['17 ĐA UBND', '17/ĐA-UBND'],
    ['05 HD TTĐT', '05/HD-TTĐT'],
    ['15 QĐ TTPVHCC', '15/QĐ-TTPVHCC'],
    ['20 ĐA TU', '20-ĐA/TU'],
  ])('“%s” means %s, without marks too', (typed, number) => {
    expect(isMeant(typed, number)).toBe(true)
    expect(isMeant(fold(typed), number)).toBe(true)
    expect(isMeant(typed.normalize('NFD'), number)).toBe(true)
  })

  it('is told by the type of its document where the number bears none', () => {
    expect(isMeant('kế hoạch số 10', '10/KHPH', 'Kế hoạch')).toBe(true)
    expect(isMeant('kế hoạch 10 của phường', '10/PH', 'Kế hoạch')).toBe(true)
    expect(isMeant('kế hoạch số 10', '10/PH', 'Báo cáo')).toBe(false)
  })

  it.each([
    ['quy định số 37 của UBND', '37/QĐ-UBND'],
    ['quyết định 37', '37-QyĐ/TW'],
    ['10 KHPH', '10/KH-UBND'],
    ['10 KHPH', '110/KHPH'],
    ['quy định 3 ngày', '3-QĐ/TW'],
    ['nghỉ 5 năm', '5/NQ-TW'],
    ['lương 66.1 triệu đồng', '66.1/2025/NQ-CP'],
    ['1.446.705 đồng', '1.4/2025/NQ-CP'],
    ['lúc 7 tu nay', '07-KH/TU'],
  ])('“%s” does not mean %s', (typed, number) => {
    expect(isMeant(typed, number)).toBe(false)
  })
})
