import { expect, test } from 'vitest'
import { shortLink } from '../../../miniapp/src/console/short-link.ts'

test('an address is shown by where it leads, and cut once it is long', () => {
  expect(shortLink('https://hoamau.example.vn/')).toBe('hoamau.example.vn')
  expect(shortLink('http://hoamau.example.vn/rss/tin.xml')).toBe('hoamau.example.vn/rss/tin.xml')
  const long = shortLink(`https://hoamau.example.vn/rss?${'muc=thong-bao&'.repeat(200)}`)
  expect(long).toHaveLength(48)
  expect(long).toMatch(/^hoamau\.example\.vn\/rss\?muc=.*…$/)
})
