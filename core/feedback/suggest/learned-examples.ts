import type { Example } from './learner.ts'

/** Texts by label, as they are written down. */
export const learnedExamples = (learned: Readonly<Record<string, readonly string[]>>): Example[] =>
  Object.entries(learned).flatMap(([label, texts]) => texts.map((text) => ({ text, label })))
