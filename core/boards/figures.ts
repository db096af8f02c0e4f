import { minuteMs } from '../time.ts'

/** Something that had a time: instants in milliseconds, null for what did not happen. */
export type Timed = {
  dueAt: number
  /** When a person approved it; what a rule let go nobody did. */
  approvedAt: number | null
  askedAt: number | null
  sentAt: number | null
}

export type Figures = {
  count: number
  approvedInTime: number
  onTime: number
  late: number
  notAtAll: number
  /** Minutes from the first ask to the approval, half of them fewer and half more; null where nobody was asked. */
  medianMinutes: number | null
  /** Over how many the median is. */
  measured: number
}

/** What leaves within a quarter of an hour of its time is on time: a large audience takes some minutes. */
export const onTimeMs = 15 * minuteMs

export function figuresOf(told: readonly Timed[]): Figures {
  const waits = told.flatMap(({ askedAt, approvedAt }) =>
    askedAt !== null && approvedAt !== null && approvedAt >= askedAt ? [approvedAt - askedAt] : [],
  )
  const isOnTime = ({ sentAt, dueAt }: Timed) => sentAt !== null && sentAt <= dueAt + onTimeMs
  const sent = told.filter(({ sentAt }) => sentAt !== null)
  const onTime = sent.filter(isOnTime)
  return {
    count: told.length,
    approvedInTime: told.filter(({ approvedAt, dueAt }) => approvedAt !== null && approvedAt <= dueAt).length,
    ...{ onTime: onTime.length, late: sent.length - onTime.length, notAtAll: told.length - sent.length },
    medianMinutes: waits.length > 0 ? Math.round(medianOf(waits) / minuteMs) : null,
    measured: waits.length,
  }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
