export type Fault = {
  /** The path itself, or a prefix ending in `*`. */
  path: string
  /** `drop-before` cuts the line before the call has any effect, `drop-after` once it has had its effect. */
  kind: 'http500' | 'html' | 'slow' | 'drop-before' | 'drop-after' | 'error'
  /** For `error`: the code in the envelope, default -200. */
  code?: number
  message?: string
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
