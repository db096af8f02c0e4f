export type Matrix = [number, number, number, number, number, number]
/** A page's drawing orders, by their numbers, as pdf.js tells them. */
export type Operators = { fnArray: number[]; argsArray: unknown[][] }

export const whole: Matrix = [1, 0, 0, 1, 0, 0]

export const product = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

export const matrixOf = (value: unknown): Matrix => Array.from(value as ArrayLike<number>).slice(0, 6) as Matrix
