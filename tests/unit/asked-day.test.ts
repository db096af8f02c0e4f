import { describe, expect, it } from 'vitest'
import { askedDay, asksOnlyDay, withoutDay } from '../../core/library/force/asked-day.ts'
import { fold } from '../../core/text/fold.ts'

const today = '2026-11-29'

describe('the day that a question asks about', () => {
  it.each([
    ['năm 2023 thì sao', '2023-12-31'],
    ['hồi 2019 mức phạt là bao nhiêu', '2019-12-31'],
    ['mức phạt hồi năm 2019', '2019-12-31'],
    ['trước 1/7/2025 thì nộp ở đâu', '2025-06-30'],
    ['trước ngày 01/07/2025', '2025-06-30'],
    ['trước năm 2020 thì sao', '2019-12-31'],
    ['vào ngày 15/3/2022 có phải nộp không', '2022-03-15'],
    ['theo luật cũ thì sao', null],
    ['quy định cũ về tách thửa', null],
  ])('“%s” asks about %s, without marks too', (question, day) => {
    expect(askedDay(question, today)?.day).toBe(day)
    expect(askedDay(fold(question), today)?.day).toBe(day)
  })

  it.each([
    'Luật Đất đai năm 2013 quy định gì',
    'mục tiêu năm 2030 là gì',
    'nghị quyết 15-NQ/TW năm 2012',
    'năm 2030 thì sao',
    'trước 1/7/2030 phải làm gì',
    'trước 45/13/2025',
    'đổi giấy phép lái xe cũ',
  ])('“%s” asks about none', (question) => expect(askedDay(question, today)).toBe(null))

  it('is left out of what is searched for, and may be all that is asked', () => {
    const question = 'Mức phạt hồi 2019 là bao nhiêu?'
    const asked = askedDay(question, today)
    expect(asked && withoutDay(question, asked)).toBe('Mức phạt là bao nhiêu?')
    for (const only of [
      'năm 2023 thì sao?',
      'còn hồi 2019?',
      'theo luật cũ thì thế nào',
      'Thế trước 1/7/2025 thì sao ạ?',
    ])
      expect(asksOnlyDay(only)).toBe(true)
    expect(asksOnlyDay(question)).toBe(false)
  })
})
