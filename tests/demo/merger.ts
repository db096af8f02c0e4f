import { addDays, dayOf } from '../../core/time.ts'
import { changeUnits, previewChange } from '../../core/units/changes.ts'
import { createUnit } from '../../core/units/units.ts'
import type { Stage } from './world.ts'

/** Two quarters that become one at midnight: whoever skips the night finds them merged in the morning. */
export async function planMerger({ ctx, present, units }: Stage): Promise<void> {
  const quarter = (name: string, memberCount: number) =>
    createUnit(ctx, { name, kind: 'quarter', memberCount, parentId: units.ward.id, digestTime: '06:30' })
  const [old, kept] = [await quarter('Khu phố Bến Cũ', 240), await quarter('Khu phố Bến Mới', 310)]
  const asked = { act: 'merge' as const, unitIds: [old.id], targetId: kept.id, day: addDays(dayOf(present), 1) }
  await changeUnits(ctx, { ...asked, hash: (await previewChange(ctx, asked)).hash })
}
