import { expect, test } from 'vitest'
import { changesOf } from '../../core/broadcasts/changed-notices.ts'
import { instantOf } from '../../core/time.ts'
import type { Life } from '../../db/schema/news.ts'

test('a change of a notice is told with what was told before; what nobody was told is none', () => {
  const life: Life = {
    ...{ kind: 'power', startsAt: instantOf('2026-11-25', '08:00'), endsAt: instantOf('2026-11-25', '11:00') },
    ...{ place: 'Tổ 5', contact: '', urgent: false, expiresAt: null },
  }
  expect(changesOf(life, { ...life, urgent: true, expiresAt: instantOf('2026-11-26', '08:00') })).toEqual([])
  expect(changesOf(life, { ...life, startsAt: instantOf('2026-11-25', '09:00'), place: '', contact: '1022' })).toEqual([
    'Thời gian đúng: 09:00–11:00 ngày 25/11/2026 (tin trước ghi: 08:00–11:00 ngày 25/11/2026).',
    'Địa điểm: không còn như tin trước đã ghi (Tổ 5).',
    'Liên hệ: 1022.',
  ])
  expect(changesOf(life, null)).toHaveLength(2)
})
