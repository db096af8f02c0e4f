import { saveContact } from '../../core/conversation/contacts.ts'
import { saveHours } from '../../core/conversation/hours.ts'
import type { Stage } from './world.ts'

const day = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
]

/** Numbers and hours of a ward that never was. */
export async function frontDesk({ ctx, units: { ward, first } }: Pick<Stage, 'ctx' | 'units'>): Promise<void> {
  const contact = (
    kind: 'office' | 'police' | 'clinic' | 'power' | 'head',
    name: string,
    phone: string,
    address = '',
  ) => saveContact(ctx, { unitId: kind === 'head' ? first.id : ward.id, kind, name, phone, address, hours: '' })
  await contact('office', 'Bộ phận một cửa phường Hoà Mẫu', '(024) 0000 0001', 'Số 1 phố Mẫu')
  await contact('police', 'Công an phường Hoà Mẫu', '(024) 0000 0113', 'Số 3 phố Mẫu')
  await contact('clinic', 'Trạm y tế phường Hoà Mẫu', '(024) 0000 0115', 'Số 5 phố Mẫu')
  await contact('power', 'Điện lực Giang Mẫu', '(024) 0000 0002')
  await contact('head', 'Bà Nguyễn Thị Tổ, tổ trưởng tổ dân phố số 1', '(024) 0000 0010')
  await saveHours(ctx, ward.id, {
    week: [day, day, day, day, day, [{ from: '07:30', to: '11:30' }], []],
    closures: [],
    note: 'Sáng thứ bảy chỉ tiếp nhận và trả hồ sơ.',
  })
}
