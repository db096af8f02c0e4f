import { expect, test } from 'vitest'
import { lacksName } from '../../core/answers/names.ts'
import { syllablesOf } from '../../core/text/syllables.ts'

const lacks = (question: string, text: string, found = [text]) =>
  lacksName(
    question,
    text,
    found.map((one) => ({ text: one, words: syllablesOf(one) })),
  )

const cheese =
  'Ukraina. Các món đồ uống Ukraina gồm quả hầm, sữa, nước khoáng, trà và cà phê; từ năm 1995 phó mát được làm ở Pháp và Đức theo pháp luật.'
const harvard = 'Harvard được thành lập vào năm 1636. Trường Kinh doanh Harvard nằm ở Allston.'

test.each([
  ['Người Iran có bao nhiêu loại phó mát?', cheese, 'a name within the question'],
  ['Hồ Chí Minh uống trà hay cà phê? Ông ở Sài Gòn năm nào?', cheese, 'names of several words'],
  ['Vào năm 1807 ai là viện trưởng của Harvard?', harvard, 'a year'],
  ['Trường Luật Harvard ở Boston có mấy khoa?', harvard, 'one name of two'],
])('“%s” names what the text does not: %s', (question, text) => {
  expect(lacks(question, text)).toBe(true)
})

test('the first word is a name where what was found writes it as one', () => {
  const found = [cheese, 'Rượu của Ukraina và của Iran. Người Iran uống trà.']
  expect(lacks('Iran có bao nhiêu loại phó mát?', cheese, found)).toBe(true)
  expect(lacks('Ukraina có bao nhiêu loại phó mát?', cheese, found)).toBe(false)
  expect(lacks('Trường nào dạy làm phó mát?', cheese, found)).toBe(false)
})

test.each([
  ['Harvard được thành lập năm nào?', harvard],
  ['harvard được thành lập năm nào?', harvard],
  ['Trường Kinh Doanh Harvard ở đâu?', harvard],
  ['Truong nao nam o Allston?', harvard],
  ['TRƯỜNG HARVARD Ở ĐÂU, TẠI BOSTON À?', harvard],
  ['Theo Bộ luật Dân sự 2015, ai được lập di chúc?', 'Luật Dân sự. Người thành niên được lập di chúc. Bộ luật này.'],
  ['Điều này KHÔNG đúng với trường Harvard, phải không?', harvard],
  ['Phường Hoà Mẫu có mấy trường, ông Nguyễn Văn Tám ở phường Hoà Mẫu hỏi', harvard],
  ['Tại công ty B có được không?', harvard],
  ['', harvard],
])('“%s” lacks no name', (question, text) => {
  expect(lacks(question, text)).toBe(false)
})
