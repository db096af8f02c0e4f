const vietnamOffsetMs = 7 * 3_600_000
// Node fires a longer timer at once.
const longestTimerMs = 2 ** 31 - 1

export type Clock = {
  now(): number
  set(ms: number): void
  advance(ms: number): void
  onChange(listener: (now: number) => void): () => void
}

export type ScheduledClock = Clock & {
  /** Runs the task when the clock reaches `dueAt`: by itself, or because somebody moved the clock. */
  at(dueAt: number, task: () => void): void
  clear(): void
}

/** Runs at the pace of real time from `startAt`, in UTC milliseconds. Moving it forward runs what fell due, oldest first. */
export function createClock(startAt?: number): ScheduledClock {
  let offset = startAt === undefined ? 0 : startAt - Date.now()
  let tasks: { dueAt: number; task: () => void }[] = []
  let timer: NodeJS.Timeout | undefined
  const listeners = new Set<(now: number) => void>()
  const now = () => Date.now() + offset

  const runDue = () => {
    const due = tasks.filter((task) => task.dueAt <= now())
    tasks = tasks.filter((task) => !due.includes(task))
    arm()
    for (const { task } of due) task()
  }
  const arm = () => {
    clearTimeout(timer)
    const next = tasks[0]
    if (!next) return
    timer = setTimeout(runDue, Math.min(Math.max(next.dueAt - now(), 0), longestTimerMs))
    timer.unref()
  }
  const set = (ms: number) => {
    offset = ms - Date.now()
    for (const listener of listeners) listener(ms)
    runDue()
  }

  return {
    now,
    set,
    advance: (ms) => set(now() + ms),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    at(dueAt, task) {
      tasks = [...tasks, { dueAt, task }].sort((a, b) => a.dueAt - b.dueAt)
      if (dueAt <= now()) runDue()
      else arm()
    },
    clear() {
      clearTimeout(timer)
      tasks = []
    },
  }
}

/** `DD/MM/YYYY` in Vietnam, as Zalo writes calendar dates. */
export function vietnamDate(ms: number): string {
  const [year, month, day] = new Date(ms + vietnamOffsetMs).toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

/** The start of the Vietnam day that holds this moment. */
export const vietnamMidnight = (ms: number) =>
  Math.floor((ms + vietnamOffsetMs) / 86_400_000) * 86_400_000 - vietnamOffsetMs

/** The hour of the day in Vietnam, 0 to 23. */
export const vietnamHour = (ms: number) => new Date(ms + vietnamOffsetMs).getUTCHours()
