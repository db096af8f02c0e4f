import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiError, read } from '../../../api.ts'
import { reread } from '../../../reread.ts'
import type { Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useKept } from '../shared/kept-form.tsx'
import {
  applied,
  type Content,
  changeOf,
  changesBetween,
  clashes,
  contentOf,
  inverseOf,
  isSame,
  type Step,
} from './steps.ts'
import { editionWords as words } from './strings.ts'
import type { Undo } from './use-undo.ts'

/** How often an open edition is asked about: somebody else may be at it. */
const askedMs = 5_000

/** What somebody else made of the edition while it stood here. */
export type Theirs = { by: string | null; changes: ReturnType<typeof changesBetween>; status: Digest['status'] | null }
/** A step not kept, for another changed the same thing; `theirs` is what stands now. */
export type Clash = { step: Step; by: string | null; theirs: Content }

/** Whether its words may change still. */
export const isOpen = ({ status }: Pick<Digest, 'status'>) => status === 'draft' || status === 'approved'

export const useDigest = (id: string) =>
  useQuery({
    queryKey: ['digests', id],
    queryFn: () => read(api.digests[':id'].$get({ param: { id } })),
    refetchInterval: askedMs,
  })

/** An edition that is kept step by step as it is changed, beside whoever else is at it. */
export function useEdition(digest: Digest, undo: Undo) {
  const client = useQueryClient()
  const { id } = digest
  const { typed, change, drop, note } = useKept(`digest.${id}`, { unsaved: [] as Step[] })
  const unsaved = typed.unsaved
  const [saving, setSaving] = useState(false)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const [asking, setAsking] = useState<Step | null>(null)
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const [wentOn, setWentOn] = useState(false)
  const known = useRef(digest)
  // What stands on the screen, or was written from here.
  const shown = useRef(digest)
  const busy = useRef(false)

  // What comes that we did not write is somebody else's.
  useEffect(() => {
    const before = known.current
    known.current = digest
    shown.current = digest
    if (busy.current || before.id !== id || before.updatedAt >= digest.updatedAt) return
    const changes = changesBetween(contentOf(before), contentOf(digest))
    const status = before.status === digest.status || digest.status === 'draft' ? null : digest.status
    if (isSame(contentOf(before), contentOf(digest)) && !status) return
    setTheirs({ by: status === 'approved' ? digest.approvedByName : digest.editedByName, changes, status })
  }, [digest, id])

  const keep = async (base: Digest, step: Step): Promise<Digest> => {
    const json = { ...changeOf(applied(contentOf(base), step)), contentHash: base.contentHash }
    const after = await read(api.digests[':id'].$patch({ param: { id }, json }))
    known.current = after
    shown.current = after
    client.setQueryData(['digests', id], after)
    return after
  }

  /** Keeps one step on what stands; what another changed meanwhile stays, and where it is the same thing nothing is kept. */
  const save = async (step: Step): Promise<void> => {
    const seen = shown.current
    busy.current = true
    setSaving(true)
    setError(null)
    try {
      await client.cancelQueries({ queryKey: ['digests', id] })
      let base = known.current
      for (let tries = 0; ; tries++) {
        if (clashes(step, contentOf(seen), contentOf(base))) {
          setClash({ step, by: base.editedByName, theirs: contentOf(base) })
          return
        }
        const back = inverseOf(contentOf(base), step)
        if (!back) return
        try {
          const after = await keep(base, step)
          setSavedAt(after.updatedAt)
          setWentOn(tries > 0)
          undo.push({ words: toldOf(step), undo: () => takeBack(back, after) })
          return
        } catch (failed) {
          if (!(failed instanceof ApiError) || failed.reason !== 'digest.stale' || tries > 2) throw failed
          const before = base
          base = await read(api.digests[':id'].$get({ param: { id } }))
          known.current = base
          client.setQueryData(['digests', id], base)
          setTheirs({
            by: base.editedByName,
            changes: changesBetween(contentOf(before), contentOf(base)),
            status: null,
          })
        }
      }
    } catch (failed) {
      setError(failed as Error)
      change(({ unsaved }) => ({ unsaved: [...unsaved, step] }))
    } finally {
      busy.current = false
      setSaving(false)
      void reread(client, [['digests'], ['items-to-take'], ['overview']])
    }
  }

  const takeBack = async (back: Step, after: Digest) => {
    const now = await read(api.digests[':id'].$get({ param: { id } }))
    if (clashes(back, contentOf(after), contentOf(now))) {
      setClash({ step: back, by: now.editedByName, theirs: contentOf(now) })
      return
    }
    busy.current = true
    try {
      setSavedAt((await keep(now, back)).updatedAt)
    } finally {
      busy.current = false
      void reread(client, [['digests'], ['items-to-take'], ['overview']])
    }
  }

  const line = useRef<Promise<void>>(Promise.resolve())
  const inTurn = (step: Step) => {
    line.current = line.current.then(() => save(step))
    return line.current
  }

  return {
    ...{ digest, content: unsaved.reduce(applied, contentOf(digest)), unsaved, note, saving, savedAt, error },
    ...{ clash, asking, theirs, wentOn },
    /** Does a step and keeps it; of an approved edition it is asked first. */
    step: (step: Step) => {
      if (digest.status === 'approved') setAsking(step)
      else void inTurn(step)
    },
    goOn: () => {
      if (asking) void inTurn(asking)
      setAsking(null)
    },
    leave: () => setAsking(null),
    again: () => {
      const steps = unsaved
      drop()
      for (const step of steps) void inTurn(step)
    },
    giveUp: () => {
      drop()
      setError(null)
    },
    seen: () => setTheirs(null),
    settle: (mine: boolean) => {
      const step = clash?.step
      setClash(null)
      if (mine && step) void inTurn('was' in step ? { ...step, was: undefined } : step)
    },
  }
}

export type Edition = ReturnType<typeof useEdition>

const toldOf = (step: Step) => (step.act === 'place' ? words.did.place(step.item.title) : words.did[step.act])
