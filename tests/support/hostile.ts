/** What a pattern or a function may stumble over, each to be repeated: the kinds that people and attackers send. */
export const pumps = [
  ...[
    '?',
    '!',
    '.',
    ' ',
    '\n',
    ' \n',
    '\t',
    '\f',
    '(',
    '[',
    ']',
    '{',
    '<',
    '>',
    '/',
    '\\',
    '"',
    '“',
    '’',
    '-',
    '–',
    '_',
    '*',
    '#',
  ],
  ...[
    '1',
    '1.',
    '1 ',
    '1/',
    'a',
    'ạ',
    'A',
    'Ạ',
    'a ',
    'A ',
    'Ab ',
    'a. ',
    'a.',
    'a1',
    '&',
    '&#',
    '%',
    '@',
    'a@',
    'a-',
    ':',
    ',',
    ';',
  ],
  ...[
    'điều ',
    'điều 1 ',
    'so ',
    'số 1',
    'ngày ',
    'khoản ',
    'không ',
    '|',
    '| a ',
    '[1]',
    '<!--',
    '<!-- -->',
    '<a ',
    '“a',
    'e\u0323\u0302',
    '\u0302\u0323',
  ],
]

/** A text of one thing over and over, behind a beginning, with an end that keeps a pattern from matching. */
export const hostile = (pump: string, length: number, before = '', after = '\u0001') =>
  before + pump.repeat(Math.ceil(length / pump.length)).slice(0, length) + after

const longMs = 15
const share = 8
const tooSteep = 32
const tries = 3
// What else the machine does moves milliseconds, and seldom half a second.
const longer = [1, 2, 4, 8]
const surelyMs = 500

/**
 * Whether work grows much faster than what it is given: eight times as much takes more than 32 times as long (a square takes
 * 64 times), the best of some tries each, at the length asked and at two, four and eight times that until it takes half a second.
 * What is done within some milliseconds is not asked.
 */
export function isSteep(work: (length: number) => unknown, length: number): boolean {
  for (const times of longer) {
    const long = bestOf(work, times * length, longMs)
    if (long < longMs || long < tooSteep * bestOf(work, (times * length) / share)) return false
    if (long > surelyMs) break
  }
  return true
}

/** Once a try is within `enoughMs`, no other is needed. */
function bestOf(work: (length: number) => unknown, length: number, enoughMs = 1): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < tries && best >= enoughMs; i++) best = Math.min(best, timeOf(work, length))
  return Math.max(best, 0.1)
}

/** The milliseconds that this process was at work so far: a machine with much else to do only makes it wait longer. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What `work` takes of a processor, in milliseconds. */
export function timeOf<Given>(work: (given: Given) => unknown, given: Given): number {
  const before = workedMs()
  work(given)
  return workedMs() - before
}
