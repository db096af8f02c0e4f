import type { ProcedureHead } from '../../api-types.ts'
import type { Tone } from '../shared/status.tsx'
import { procedureWords as words } from './strings.ts'

const tones: Record<ProcedureHead['status'], Tone> = { draft: 'waiting', shown: 'good', retired: 'quiet' }

/** How a procedure stands, in a word and its colour. */
export const stateOf = ({ status, old }: Pick<ProcedureHead, 'status' | 'old'>): { tone: Tone; words: string } =>
  old ? { tone: 'urgent', words: words.states.old } : { tone: tones[status], words: words.states[status] }
