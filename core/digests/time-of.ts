import { instantOf, minuteMs } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import type { Digest } from './content.ts'

/** When a part of a unit's digest leaves on its day, where nobody says otherwise. */
export const timeOf = ({ day, part }: Pick<Digest, 'day' | 'part'>, { digestTime }: Pick<Unit, 'digestTime'>) =>
  instantOf(day, digestTime) + (part - 1) * minuteMs
