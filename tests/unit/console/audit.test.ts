import { expect, test } from 'vitest'
import { auditAct } from '../../../miniapp/src/console/strings.ts'

test('an act of the log is told in words; one that only an earlier Loa wrote stands as it is', () => {
  expect(auditAct('import.upload')).toBe('Tải tệp lên thư viện')
  expect(auditAct('group.demote')).toBe('Thôi giao phó nhóm')
  expect(auditAct('item.publish')).toBe('item.publish')
})
