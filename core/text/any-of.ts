/** What stands on these lines, one or several (`a|b`) on each, as the alternatives of an expression. */
export const alternatives = (lines: TemplateStringsArray, ...parts: string[]): string =>
  String.raw(lines, ...parts)
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('|')

/** Whether one of these alternatives stands somewhere as whole words. */
export const wordsAnyOf = (lines: TemplateStringsArray, ...parts: string[]): RegExp =>
  new RegExp(`\\b(?:${alternatives(lines, ...parts)})\\b`)

/** What one of these patterns finds. */
export const either = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'))
