import type { Tx } from '../../../db/client.ts'
import type { Access, documents } from '../../../db/schema/library.ts'
import { idFor, sha256 } from '../../ids.ts'
import type { SourceDocument } from '../parse/source-document.ts'
import type { ReadDocument } from './read-document.ts'

type Stored = typeof documents.$inferSelect

/** What a document's new version will be, without its text; JSON can carry it. */
export type Described = {
  id: string
  source: Omit<SourceDocument, 'sections' | 'text'>
  sourceKey: string
  hash: string
  access: Access
  unitId: string | null
  originalId: string | null
  confirmed: { at: number; by: string | null } | null
  version: number
  sectionCount: number
  passageCount: number
}

/** A version to come, with the row that it replaces, if one is held. */
export type Staged = Described & { before: Stored | null }

/** A document ready to be written, with the ids and the version it will have. */
export type Prepared = Staged & {
  read: ReadDocument
  /** Its passages' ids begin with it. */
  key: string
  /** What belongs to the transaction that makes it whole. */
  alongside?: (tx: Tx) => Promise<void>
}

/** A document whose new version is staged; as it was read, where that is still at hand. */
export type Ready = Staged & { read?: ReadDocument }

export async function prepare(
  read: ReadDocument,
  known: Pick<Staged, 'source' | 'sourceKey' | 'hash' | 'access' | 'unitId' | 'originalId' | 'confirmed' | 'before'>,
): Promise<Prepared> {
  const key = await sha256(known.sourceKey)
  const { sectionCount, passageCount } = read
  const version = (known.before?.version ?? 0) + 1
  return { ...known, id: idFor('doc', key), version, sectionCount, passageCount, read, key: key.slice(0, 16) }
}
