import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Example } from '../../core/feedback/suggest/learner.ts'
import { projectRoot } from './source-files.ts'

/** What people might tell an office, written and labelled for this: one a line, its kind before a tab. */
const told = (file: string): Example[] =>
  readFileSync(join(projectRoot, 'tests/support', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', text = ''] = line.split('\t')
      return { label, text }
    })

export const learnedFrom = told('feedback-kinds.txt')
/** Written after all that is learned or listed was laid down, and tuned on by nobody. */
export const heldOut = told('feedback-kinds-held-out.txt')
