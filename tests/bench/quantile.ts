/** The value below which this share of them lies: `at(ms, 0.95)`; 0 where there is none. */
export const at = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export const median = (values: number[]): number => at(values, 0.5)
