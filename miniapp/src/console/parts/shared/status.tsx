import type { InForce } from '../../../../../core/library/force/in-force.ts'
import { library } from '../library/strings.ts'

export type Tone = 'waiting' | 'good' | 'urgent' | 'quiet'

/** A state in a word; the colour only repeats it. */
export const Status = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className="status" data-tone={tone}>
    {children}
  </span>
)

const tones: Record<InForce, Tone> = {
  yes: 'good',
  partly: 'waiting',
  amended: 'waiting',
  suspended: 'urgent',
  no: 'urgent',
  not_yet: 'urgent',
  unknown: 'quiet',
}

/** Whether a document is in force. */
export const Force = ({ inForce }: { inForce: InForce }) => (
  <Status tone={tones[inForce]}>{library.inForce[inForce]}</Status>
)
