import { saveContact } from '../../core/conversation/contacts.ts'
import { saveHours } from '../../core/conversation/hours.ts'
import type { Unit } from '../../core/units/tree.ts'
import type { ContactKind } from '../../db/schema/conversation.ts'
import type { Stage } from './world.ts'

const day = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
]

/** Numbers and hours of a city that never was, and of its wards and commune. */
export async function frontDesk({ ctx, units }: Pick<Stage, 'ctx' | 'units'>): Promise<void> {
  const { city, ward, first, neighbour, commune } = units
  const contact = ({ id: unitId }: Unit, kind: ContactKind, name: string, phone: string, address = '') =>
    saveContact(ctx, { unitId, kind, name, phone, address, hours: '' })
  await contact(ward, 'office', 'Bộ phận một cửa phường Hoà Mẫu', '(024) 0000 0001', 'Số 1 phố Mẫu')
  await contact(ward, 'police', 'Công an phường Hoà Mẫu', '(024) 0000 0113', 'Số 3 phố Mẫu')
  await contact(ward, 'clinic', 'Trạm y tế phường Hoà Mẫu', '(024) 0000 0115', 'Số 5 phố Mẫu')
  await contact(first, 'head', 'Bà Nguyễn Thị Tổ, tổ trưởng tổ dân phố số 1', '(024) 0000 0010')
  await contact(neighbour, 'office', 'Bộ phận một cửa phường Sông Mẫu', '(024) 0000 0021', 'Số 2 phố Sông')
  await contact(commune, 'office', 'Bộ phận một cửa xã Đồi Mẫu', '(024) 0000 0031')
  await contact(city, 'power', 'Điện lực Giang Mẫu', '(024) 0000 0002')
  await saveHours(ctx, city.id, { week: [day, day, day, day, day, [], []], closures: [], note: '' })
  await saveHours(ctx, ward.id, {
    week: [day, day, day, day, day, [{ from: '07:30', to: '11:30' }], []],
    closures: [],
    note: 'Sáng thứ bảy chỉ tiếp nhận và trả hồ sơ.',
  })
}
