import { describe, expect, it } from 'vitest'
import { checked } from '../../core/answers/check.ts'

const passages = [
  'Điều 20. Người thành niên là người từ đủ 18 tuổi trở lên, theo Bộ luật Dân sự.',
  'Mức phạt từ 1.000.000 đồng đến 2.000.000 đồng, do Ủy ban nhân dân quyết định ngày 01/7/2026.',
]

describe('a sentence of a model', () => {
  it('stands where it cites a passage that holds its facts', () => {
    expect(checked('Người thành niên là người từ đủ 18 tuổi [1].', passages)).toMatchObject({ cited: [0] })
    expect(checked('Mức phạt từ 1.000.000 đồng đến 2.000.000 đồng [2].', passages)).toMatchObject({ cited: [1] })
  })

  it.each([
    ['it cites nothing', 'Việc này rất quan trọng.'],
    ['a passage is cited that was not given', 'Từ đủ 18 tuổi [3].'],
    ['a number does not stand in the passage', 'Từ đủ 16 tuổi [1].'],
    ['a number stands only inside another', 'Mức phạt 1.000 đồng [2].'],
    ['the number is another passage’s', 'Mức phạt từ 1.000.000 đồng [1].'],
    ['a name does not stand in the passage', 'Việc này do Thanh tra quyết định, không phải ông Nguyễn Văn Ba [2].'],
  ])('falls where %s', (_why, sentence) => {
    expect(checked(sentence, passages)).toHaveProperty('refused')
  })
})
