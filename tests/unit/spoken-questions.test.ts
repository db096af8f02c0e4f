import { expect, test } from 'vitest'
import { isSameTopic, topicOf } from '../../core/answers/curated/same-topic.ts'
import { claimsOf } from '../../core/answers/model/claims.ts'
import { asksOnlyDay } from '../../core/library/force/asked-day.ts'
import { effectiveIn } from '../../core/library/metadata/effective-dates.ts'
import { queryOf } from '../../core/library/search/query.ts'

test.each([
  ['khoản hai điều ba mươi bảy nghị định một trăm linh ba', ['37'], '2', '103'],
  ['khoan hai dieu ba muoi bay nghi dinh mot tram linh ba', ['37'], '2', '103'],
  ['nghị định một sáu tám năm hai nghìn không trăm hai mươi tư', [], '', '168'],
])('a question by voice, “%s”, asks for its place', (question, articles, clause, serial) => {
  const { place, numbers } = queryOf(question)
  expect(place).toMatchObject({ articles, clause })
  expect(numbers[0]?.serial).toBe(serial)
})

test('a question that counts in words keeps these words, which a law may have', () => {
  expect(queryOf('những điều ba mẹ cần biết, đủ mười tám tuổi').text).toBe(
    'những điều ba mẹ cần biết, đủ mười tám tuổi',
  )
})

test('what is asked in vain is one matter in figures and in words, and another where the number is', () => {
  const topic = topicOf('giảm hai mươi phần trăm tiền thuê nhà xã hội')
  expect(isSameTopic(topic, topicOf('giam 20 phan tram tien thue nha xa hoi'))).toBe(true)
  expect(isSameTopic(topic, topicOf('giảm ba mươi phần trăm tiền thuê nhà xã hội'))).toBe(false)
})

test('what a sentence counts is held against a text in either form', () => {
  const [words, figures] = ['phạt hai mươi lăm triệu đồng trong mười lăm ngày', 'phạt 25.000.000 đồng trong 15 ngày']
  expect(claimsOf(words).quantities).toEqual(claimsOf(figures).quantities)
  expect(claimsOf('Điều ba mươi bảy').places).toEqual(['dieu 37'])
})

test('a year in words is the day that is asked about, and any number of days is waited', () => {
  expect(asksOnlyDay('còn năm hai nghìn không trăm hai mươi ba thì sao')).toBe(true)
  const text = 'Quyết định này có hiệu lực sau hai mươi mốt ngày kể từ ngày ký.'
  expect(effectiveIn(text, '2026-01-01')?.value).toBe('2026-01-22')
})
