import { clockOf, dayOf } from '../../core/time.ts'

/** `20261129-0230`, of the office's own clock. */
export const stampOf = (at: number) => `${dayOf(at).replaceAll('-', '')}-${clockOf(at).replace(':', '')}`

const named = /^loa-(\d{8})-\d{4}\.db$/

export const backupName = (at: number) => `loa-${stampOf(at)}.db`

/** The backups among the files of a folder, newest first; nothing else in it is ours. */
export const backupsAmong = (names: string[]) =>
  names
    .filter((name) => named.test(name))
    .sort()
    .reverse()

/** The day of a backup by its name, `2026-11-29`. */
export const dayOfBackup = (name: string) => named.exec(name)?.[1]?.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3') ?? null

/** The backups that are more than the newest `keep`. */
export const tooMany = (names: string[], keep: number) => backupsAmong(names).slice(Math.max(1, keep))

/** What a backup that was killed left of its copy. */
export const partsAmong = (names: string[]) =>
  names.filter((name) => /^loa-\d{8}-\d{4}\.db(?:\.[0-9a-f]{8})?\.part(?:-wal|-shm)?$/.test(name))
