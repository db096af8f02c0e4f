import { expect, test } from 'vitest'
import { broadcasts, placesOf } from '../../../miniapp/src/console/parts/digests/strings.ts'

test('a page on the web is counted as a page, not as a group', () => {
  expect(placesOf(['oa_group', 'web', 'share'])).toBe('2 nhóm và 1 trang web')
  expect(placesOf(['bot_group'])).toBe('1 nhóm')
  expect(broadcasts.inChannel(placesOf(['web']), 'web')).toBe('1 trang web')
  expect(broadcasts.inChannel(placesOf(['oa_group']), 'oa_group')).toBe('1 nhóm (Nhóm của OA)')
})
