import type { ObjectSql } from './storage.ts'

/** What the platform lets one object hold. Beyond it the object itself is thrown down, with whatever it was doing. */
const platformBytes = 10_000_000_000
/** What is left free, for an upgrade's tables and for one transaction that is larger than any that Loa knows. */
const reservedBytes = 100_000_000
/** A write that makes the database larger than this is refused. */
export const mostObjectBytes = platformBytes - reservedBytes

const littleFrom = 0.8
// The largest event that the webhook takes, with its place in the indexes.
const noneBelow = 512 * 1024

/** How much of an object is used; `left` is `none` where an event might not be taken any more. */
export type Room = { bytes: number; mostBytes: number; left: 'ample' | 'little' | 'none' }

export function roomIn({ databaseSize: bytes }: ObjectSql): Room {
  const left = bytes > mostObjectBytes - noneBelow ? 'none' : bytes >= mostObjectBytes * littleFrom ? 'little' : 'ample'
  return { bytes, mostBytes: mostObjectBytes, left }
}

/** As the driver of files says it of a full disk. */
export class ObjectFull extends Error {
  readonly code = 'SQLITE_FULL'

  constructor() {
    super('the object holds as much as it may: SQLITE_FULL')
    this.name = 'ObjectFull'
  }
}
