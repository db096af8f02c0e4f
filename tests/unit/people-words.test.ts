import { describe, expect, it } from 'vitest'
import { queryOf } from '../../core/library/search/query.ts'
import { commonPairs, loopWith, phraseKey } from '../../core/library/words/word-pairs.ts'

const key = ({ people, law }: { people: string; law: string }) => `${phraseKey(people)} > ${phraseKey(law)}`

describe('the words people use', () => {
  it('are six hundred pairs at least, each once, composed, of two different things', () => {
    expect(commonPairs.length).toBeGreaterThanOrEqual(600)
    expect(new Set(commonPairs.map(key)).size).toBe(commonPairs.length)
    for (const { people, law, weight } of commonPairs) {
      expect(`${people} ${law}`.normalize('NFC')).toBe(`${people} ${law}`)
      expect(phraseKey(people)).not.toBe(phraseKey(law))
      expect([people.trim(), law.trim()]).toEqual([people, law])
      expect(weight > 0 && weight <= 1).toBe(true)
    }
  })

  it('lead back to themselves nowhere', () => {
    const looping = commonPairs.filter((pair) => loopWith(pair, commonPairs))
    expect(looping.map(key)).toEqual([])
  })

  it('are told where a new pair would close a loop', () => {
    const known = [
      { people: 'giấy đỏ', law: 'sổ đất', both: false, weight: 0.7 },
      { people: 'sổ đất', law: 'bìa đất', both: false, weight: 0.7 },
    ]
    expect(loopWith({ people: 'bìa đất', law: 'giấy đỏ' }, known)).toEqual(['bìa đất', 'giấy đỏ', 'sổ đất', 'bìa đất'])
    expect(loopWith({ people: 'bìa đất', law: 'giấy trắng' }, known)).toBe(null)
  })
})

describe('a question in the words people use', () => {
  const meantBy = (question: string) => queryOf(question).understood.map(({ meant }) => meant)

  it.each([
    ['mất sổ đỏ thì làm sao', 'cấp lại giấy chứng nhận bị mất'],
    ['sổ đỏ', 'giấy chứng nhận quyền sử dụng đất'],
    ['bang lai xe lam o dau', 'giấy phép lái xe'],
    ['nghỉ đẻ được mấy tháng', 'nghỉ thai sản'],
    ['nghi de duoc may thang', 'nghỉ thai sản'],
    ['bị đuổi việc', 'sa thải'],
    ['bị đuổi việc', 'đơn phương chấm dứt hợp đồng lao động'],
    ['quên giấy tờ xe', 'giấy đăng ký xe'],
    ['tiền mai táng bao nhiêu', 'trợ cấp mai táng'],
    ['SỔ ĐỎ'.normalize('NFD'), 'giấy chứng nhận quyền sử dụng đất'],
  ])('“%s” may mean %s', (question, meant) => expect(meantBy(question)).toContain(meant))

  it('is not understood by words that only sound alike', () => {
    expect(meantBy('số đo vòng ngực')).toEqual([])
    expect(meantBy('kien co bao nhieu chan')).toEqual([])
  })

  it('is asked the law’s way round only where that is right', () => {
    expect(meantBy('giấy phép lái xe')).toContain('bằng lái')
    expect(meantBy('sa thải')).toContain('đuổi việc')
    expect(meantBy('đơn phương chấm dứt hợp đồng lao động')).not.toContain('đuổi việc')
  })
})
