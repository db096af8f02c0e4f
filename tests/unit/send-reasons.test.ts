import { expect, test } from 'vitest'
import { deliverySentence, platformWords } from '../../core/sending/messages.ts'

test('our own reasons are put into words, and are never taken for the platform’s', () => {
  expect(deliverySentence('late')).toBe('Đã quá giờ phát nên không gửi nữa.')
  expect(deliverySentence('no token: the OAuth host did not answer')).toMatch(/quyền gửi/)
  expect(deliverySentence('unreadable reply, http 502')).toMatch(/chưa rõ tin đã đến/)
  for (const own of ['late', 'no reply', 'http 429', 'unreadable reply, http 502'])
    expect(platformWords(own)).toBeNull()
})

test('what the platform said stands apart, and a reason that an earlier Loa wrote is still readable', () => {
  expect(platformWords('zalo -237: group: expired')).toBe('group: expired')
  expect(platformWords('zalo bot 403: Forbidden')).toBe('Forbidden')
  expect(platformWords('zalo -216')).toBeNull()
  expect(deliverySentence('something older')).toBe('Lượt gửi gặp trục trặc.')
})
