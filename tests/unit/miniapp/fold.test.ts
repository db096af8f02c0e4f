import { expect, test } from 'vitest'
import { hasTyped } from '../../../miniapp/src/fold.ts'

test('a name is found by its words in any order, with marks or without', () => {
  const name = 'Nhóm Zalo Tổ dân phố số 12 · Nhóm của OA'
  for (const typed of ['', 'to 12', '12 tổ', 'ZALO dan pho']) expect(hasTyped(name, typed), typed).toBe(true)
  for (const typed of ['tổ 13', 'xã']) expect(hasTyped(name, typed), typed).toBe(false)
})
