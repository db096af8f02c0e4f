import { expect, test } from 'vitest'
import { grantLine } from '../../../miniapp/src/console/parts/overview/grant-line.ts'

test('the line that gives a role names the office, unless a shell would read its name otherwise', () => {
  expect(grantLine('Phường Hoà Mẫu')).toBe('npm run loa -- grant "Họ và tên" approver "Phường Hoà Mẫu"')
  for (const name of [undefined, '', 'Phường "Mẫu"', '$(reboot)', '`a`', 'a\\b'])
    expect(grantLine(name)).toBe('npm run loa -- grant "Họ và tên" approver "Tên đơn vị"')
})
