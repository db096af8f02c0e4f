import { expect, test } from 'vitest'
import { wholeAddress } from '../../../miniapp/src/console/parts/fields/address.ts'

test('an address is put in whole, however it was typed, and what is none stays', () => {
  const typed = {
    'hoamau.gov.vn': 'https://hoamau.gov.vn',
    ' dichvucong.example.vn/ho-so?ma=1 ': 'https://dichvucong.example.vn/ho-so?ma=1',
    'phường-mẫu.vn:8443/tin': 'https://phường-mẫu.vn:8443/tin',
    'http://hoamau.gov.vn/rss': 'http://hoamau.gov.vn/rss',
    'mailto:vanphong@hoamau.gov.vn': 'mailto:vanphong@hoamau.gov.vn',
    'trang của phường': 'trang của phường',
    phuong: 'phuong',
    '': '',
  }
  for (const [said, whole] of Object.entries(typed)) expect(wholeAddress(said), said).toBe(whole)
})
