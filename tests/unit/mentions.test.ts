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
