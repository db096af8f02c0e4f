import { expect, test } from 'vitest'
import { cutAt } from '../../core/text/cut.ts'

test.each([
  ['Luật Cư trú', 20, 'Luật Cư trú'],
  ['Điều kiện đăng ký thường trú', 17, 'Điều kiện đăng ký…'],
  ['Điều kiện đăng ký thường trú', 20, 'Điều kiện đăng ký…'],
  ['Giấy tờ, hồ sơ, thời hạn', 15, 'Giấy tờ, hồ sơ…'],
  ['Khôngcódấucáchnào', 10, 'Khôngcódấu…'],
])('%j in %i letters is %j', (text, longest, cut) => expect(cutAt(text, longest)).toBe(cut))
