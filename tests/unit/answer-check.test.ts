import { describe, expect, it } from 'vitest'
import { groundsOf } from '../../core/answers/check.ts'

const passages = [
  'Điều 20. Người thành niên là người từ đủ 18 tuổi trở lên, theo Bộ luật Dân sự.',
  'Mức phạt từ 1.000.000 đồng đến 2.000.000 đồng, do Ủy ban nhân dân quyết định ngày 01/7/2026.',
]

describe('what a model wrote', () => {
  it('stands where every sentence cites a passage that holds its facts', () => {
    expect(groundsOf('Người thành niên là người từ đủ 18 tuổi [1]. Mức phạt từ 1.000.000 đồng. [2]', passages)).toEqual(
      [0, 1],
    )
  })

  it.each([
    ['a sentence cites nothing', 'Từ đủ 18 tuổi [1]. Việc này rất quan trọng.'],
    ['a passage is cited that was not given', 'Từ đủ 18 tuổi [3].'],
    ['a number does not stand in the passage', 'Từ đủ 16 tuổi [1].'],
    ['a number stands only inside another', 'Mức phạt 1.000 đồng [2].'],
    ['the number is another passage’s', 'Mức phạt từ 1.000.000 đồng [1].'],
    ['a name does not stand in the passage', 'Việc này do Thanh tra quyết định, không phải ông Nguyễn Văn Ba [2].'],
    ['nothing was written', ''],
  ])('falls where %s', (_why, answer) => {
    expect(groundsOf(answer, passages)).toBeNull()
  })
})
