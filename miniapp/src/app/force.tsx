import { library } from '../strings.ts'
import { Tag } from '../ui/card.tsx'
import type { Citation } from './api-types.ts'

export type InForce = Citation['inForce']

const tones: Record<InForce, 'plain' | 'good' | 'urgent'> = {
  yes: 'good',
  partly: 'plain',
  amended: 'plain',
  suspended: 'urgent',
  no: 'urgent',
  not_yet: 'urgent',
  unknown: 'plain',
}

/** Whether a document holds, in a word; the colour only repeats it. */
export const Force = ({ inForce }: { inForce: InForce }) => <Tag tone={tones[inForce]}>{library.inForce[inForce]}</Tag>
