import type { GatheringHead } from '../../api-types.ts'
import type { Tone } from '../shared/status.tsx'

export const toneOf: Record<GatheringHead['state'], Tone> = {
  draft: 'waiting',
  announced: 'good',
  open: 'good',
  closed: 'quiet',
  minuted: 'quiet',
  cancelled: 'quiet',
}
