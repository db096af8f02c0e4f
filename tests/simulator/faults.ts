/**
 * `drop-before`, `http500`, `html` and `error` keep the call from having any effect. With `drop-after`, `truncated`, `empty` and
 * `slow` it has its effect, and the reply is cut off, cut short, left out or late.
 */
export const faultKinds = [
  'http500',
  'html',
  'slow',
  'drop-before',
  'drop-after',
  'truncated',
  'empty',
  'error',
] as const

export type Fault = {
  /** The path itself, or a prefix ending in `*`; of the bot, `/bot…/sendMessage`. */
  path: string
  kind: (typeof faultKinds)[number]
  /** For `error`: the code in the body, default -200. */
  code?: number
  message?: string
  /** For `http500` (default 500) and `html` (default 200). */
  status?: number
  /** For `slow`, default 5 seconds; the call then goes through. */
  delayMs?: number
  /** How many calls it spoils; without it, all until cleared. */
  times?: number
  /** How many matching calls pass first. */
  after?: number
}

export type Faults = {
  set(fault: Fault): void
  clear(path?: string): void
  list(): Fault[]
  /** The fault to play for this call, if any; counts it as played. */
  take(path: string): Fault | undefined
}

export function createFaults(): Faults {
  let faults: Fault[] = []
  return {
    set(fault) {
      faults = [...faults, { ...fault }]
    },
    clear(path) {
      faults = path === undefined ? [] : faults.filter((fault) => fault.path !== path)
    },
    list: () => faults.map((fault) => ({ ...fault })),
    take(path) {
      const fault = faults.find((candidate) => matches(candidate.path, path))
      if (!fault) return undefined
      if (fault.after) {
        fault.after -= 1
        return undefined
      }
      if (fault.times !== undefined) {
        fault.times -= 1
        if (fault.times <= 0) faults = faults.filter((candidate) => candidate !== fault)
      }
      return { ...fault }
    },
  }
}

const matches = (pattern: string, path: string) =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path
