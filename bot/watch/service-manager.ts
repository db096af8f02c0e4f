import { execFile } from 'node:child_process'
import { fstatSync } from 'node:fs'
import type { Level } from '../log.ts'

export type Notify = (state: string) => void

/**
 * Tells systemd how the service fares, by systemd's own command, for Node opens no socket of that kind; nothing where no service
 * manager asks to be told.
 */
export function notifierOf(env: Record<string, string | undefined>): Notify {
  if (!env.NOTIFY_SOCKET) return () => {}
  const { NOTIFY_SOCKET, PATH } = env
  return (state) => {
    execFile('systemd-notify', [`--pid=${process.pid}`, state], { env: { NOTIFY_SOCKET, PATH } }, () => {})
  }
}

/** Every half of the time after which systemd takes the service for dead (WatchdogSec); null where it does not watch. */
export function watchdogMs({ WATCHDOG_USEC }: Record<string, string | undefined>): number | null {
  const ms = Number(WATCHDOG_USEC) / 1000
  return ms >= 1 ? Math.max(1, ms / 2) : null
}

/** Says that it lives for as long as it does: a loop that hangs says nothing, nor does one whose minute's work stands. */
export function keepTelling(notify: Notify, { everyMs, isAlive }: { everyMs: number | null; isAlive: () => boolean }) {
  if (everyMs === null) return () => {}
  const timer = setInterval(() => isAlive() && notify('WATCHDOG=1'), everyMs)
  return () => clearInterval(timer)
}

const priorities: Record<Level, number> = { error: 3, warn: 4, info: 6, debug: 7 }

/**
 * Writes lines to standard output. Where systemd's journal reads it, as JOURNAL_STREAM tells by the stream's device and inode, each bears
 * its priority before it (sd-daemon(3)), which the journal takes off and `journalctl -p` asks for.
 */
export function outputFor({ JOURNAL_STREAM }: Record<string, string | undefined>, write = console.log) {
  const { dev, ino } = fstatSync(1)
  if (JOURNAL_STREAM !== `${dev}:${ino}`) return (line: string) => write(line)
  return (line: string, level: Level) => write(`<${priorities[level]}>${line}`)
}
