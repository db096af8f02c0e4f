import { addDays, dayOf } from '../../core/time.ts'
import { changeUnits, previewChange } from '../../core/units/changes.ts'
import { by, type Stage } from './world.ts'

/** Two villages that become one at midnight: whoever skips the night finds them merged in the morning. */
export async function planMerger({ ctx, present, units: { kept, joined }, staff }: Stage): Promise<void> {
  const planning = by(ctx, staff.admin)
  const asked = { act: 'merge' as const, unitIds: [joined.id], targetId: kept.id, day: addDays(dayOf(present), 1) }
  await changeUnits(planning, { ...asked, hash: (await previewChange(planning, asked)).hash })
}
