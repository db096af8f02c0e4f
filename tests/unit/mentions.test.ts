import { expect, test } from 'vitest'
import { mentions, spoken } from '../../bot/zalo/events.ts'

const account = { id: '22', name: 'Phường An Bình' }
const said = (text: string, to: { id: string; name?: string } = account) =>
  mentions({ event_name: 'user_send_group_text', message: { text } }, to)

test.each([
  '@Phường An Bình mấy giờ họp?',
  '@Phường\u00a0An\u00a0Bình mấy giờ họp?',
  '@Phường  An Bình mấy giờ họp?',
  '@Phuong An Binh mấy giờ họp?',
  '@phường an bình, mấy giờ họp?',
  '@Phường An Bình mấy giờ họp?'.normalize('NFD'),
])('the account is named: %j', (text) => {
  expect(said(text)).toBe(true)
  expect(spoken(text, account)).toMatch(/^,? ?mấy giờ họp\?$/)
})

test.each([
  ['bà con hỏi @Phường An Bình mấy giờ họp', 'bà con hỏi mấy giờ họp'],
  ['mấy giờ họp @Phường\u00a0An Bình', 'mấy giờ họp'],
  ['mấy giờ họp @phuong  an binh?', 'mấy giờ họp?'],
  ['mấy giờ họp @Phường An Bình?'.normalize('NFD'), 'mấy giờ họp?'],
  ['@PHƯỜNG AN BÌNH: mấy giờ họp', 'mấy giờ họp'],
  ['@\u2068Phường An Bình\u2069 mấy giờ họp', 'mấy giờ họp'],
  ['\u200b@Phường\u200b An Bình\u200b mấy giờ họp', 'mấy giờ họp'],
  ['＠Phường An Bình mấy giờ họp', 'mấy giờ họp'],
  ['(@Phường An Bình) mấy giờ họp', '() mấy giờ họp'],
  ['@Phường\nAn Bình\nmấy giờ họp', 'mấy giờ họp'],
])('the account is named wherever in the words, however typed: %j', (text, words) => {
  expect(said(text)).toBe(true)
  expect(spoken(text, account)).toBe(words)
})

test.each([
  'lan@phường an bình.vn',
  'a.b-@Phường An Bình',
  '@Chị Phường An Bình',
  '@Phường-An-Bình',
  '@Phường An Bình2',
])('an address, or another name that bears its words, is not the account: %j', (text) => {
  expect(said(text)).toBe(false)
})

test.each([
  '@Phường An Bình Hải ơi mai họp không',
  '@Phường An Bình Hải mấy giờ họp?',
  '@Phường An Bình Đông mấy giờ họp',
  '@Phường An Bình Tây ơi',
  '@Phường\u00a0An Bình\u2068 Hải\u2069 cho hỏi'.normalize('NFD'),
  '@Phường An Bình Nguyễn Văn Tám gửi ảnh nhé',
  '@Phường An Bình Mai ơi',
  '@Phường An Bình Thu, mai họp nhé',
  '@Phường An Bình Hải',
  '@Phường An Bình 2 ơi mai họp không',
])('a neighbour whose name begins with the account’s is not the account: %j', (text) => {
  expect(said(text)).toBe(false)
})

test.each([
  ['@Phường An Bình hôm nay thu rác không', 'hôm nay thu rác không'],
  ['@Phường An Bình Hôm nay thu rác không', 'Hôm nay thu rác không'],
  ['@Phường An Bình Thu rác lúc mấy giờ', 'Thu rác lúc mấy giờ'],
  ['@Phường An Bình Mai họp ở đâu', 'Mai họp ở đâu'],
  ['@Phường An Bình Hồ sơ đăng ký xe', 'Hồ sơ đăng ký xe'],
  ['@Phường An Bình Luật Đất đai nói gì', 'Luật Đất đai nói gì'],
  ['@Phường An Bình Bảo hiểm y tế nộp đâu', 'Bảo hiểm y tế nộp đâu'],
  ['@Phường An Bình Đông người xếp hàng quá', 'Đông người xếp hàng quá'],
  ['@Phường An Bình Nam giới có phải đăng ký không', 'Nam giới có phải đăng ký không'],
  ['@Phường An Bình Hải sản bán ở đâu', 'Hải sản bán ở đâu'],
  ['@Phường An Bình Trần nhà văn hóa bị dột', 'Trần nhà văn hóa bị dột'],
  ['@Phường An Bình Alo, cho hỏi', 'Alo, cho hỏi'],
  ['@Phường An Bình, Hải hỏi mấy giờ họp', 'Hải hỏi mấy giờ họp'],
  ['@PHƯỜNG AN BÌNH HẢI HỎI MẤY GIỜ HỌP', 'HẢI HỎI MẤY GIỜ HỌP'],
  ['@Phường An Bình 2 hôm nữa họp ở đâu', '2 hôm nữa họp ở đâu'],
  ['@phuong an binh hai hom nua hop', 'hai hom nua hop'],
  ['@Phường An Bình Hải ơi, @Phường An Bình mấy giờ họp', '@Phường An Bình Hải ơi, mấy giờ họp'],
])('what is asked may begin with a capital: %j', (text, words) => {
  expect(said(text)).toBe(true)
  expect(spoken(text, account)).toBe(words)
})

test('the platform’s own mention counts whatever the name goes on with', () => {
  expect(said('[@22] @Phường An Bình Hải ơi mấy giờ họp')).toBe(true)
})

test.each(['@Phường An Bìnhh', 'Phường An Bình họp', '@Phượng An Bình', '@Phường An'])(
  'somebody else, or nobody, is: %j',
  (text) => {
    expect(said(text)).toBe(false)
  },
)

test('a neighbour whose name is a letter longer, or bears another accent, is not the account', () => {
  expect(said('@Loan ơi', { id: '22', name: 'Loa' })).toBe(false)
  expect(said('@Hòa ơi', { id: '22', name: 'Hoa' })).toBe(false)
  expect(said('@Loa. ơi', { id: '22', name: 'Loa' })).toBe(true)
})
