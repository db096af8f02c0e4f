import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Access } from '../../../../../db/schema/library.ts'
import { ApiError, read, refusalOf } from '../../../api.ts'
import { reread } from '../../../reread.ts'
import { network } from '../../../strings.ts'
import type { ImportedFile } from '../../api-types.ts'
import { api, nowAndThenMs } from '../../client.ts'
import { endedOf, shownOfLibrary } from './ended.ts'
import { shelf, sizeOf } from './strings.ts'

type To = { access: Access; unitId?: string; replaces?: string }
export type Sending = { key: number; name: string; size: number; sent: number; error: string | null }

/**
 * Sends files to the library one after the other, each with its own progress. What was sent goes on in the service: its
 * row is among the imports.
 */
function useSending() {
  const client = useQueryClient()
  const [sending, setSending] = useState<Sending[]>([])
  const stops = useRef(new Map<number, () => void>())
  const last = useRef<Promise<void>>(Promise.resolve())
  const next = useRef(0)

  const change = (key: number, to: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const drop = (key: number) => {
    stops.current.get(key)?.()
    stops.current.delete(key)
    setSending((all) => all.filter((one) => one.key !== key))
  }

  async function sendOne(key: number, file: File, to: To): Promise<void> {
    if (!stops.current.has(key)) return
    try {
      await post(file, to, {
        onSent: (sent) => change(key, { sent }),
        stoppedBy: (stop) => stops.current.set(key, stop),
      })
      drop(key)
      await reread(client, [['imports']])
    } catch (error) {
      change(key, { error: error instanceof Error ? error.message : network.down })
    }
  }

  return {
    sending,
    drop,
    /** `refused` says why a file is not even sent. */
    send(files: File[], to: To, refused: (file: File) => string | null = () => null) {
      for (const file of files) {
        const key = next.current++
        const error = refused(file)
        setSending((all) => [...all, { key, name: file.name, size: file.size, sent: 0, error }])
        if (error) continue
        stops.current.set(key, () => {})
        last.current = last.current.then(() => sendOne(key, file, to))
      }
    },
  }
}

/** By the older way of asking: fetch does not tell how much has gone out. */
function post(
  file: File,
  { access, unitId, replaces }: To,
  { onSent, stoppedBy }: { onSent: (bytes: number) => void; stoppedBy: (stop: () => void) => void },
): Promise<void> {
  const query = { name: file.name, access, ...(unitId && { unitId }), ...(replaces && { replaces }) }
  return new Promise((sent, failed) => {
    const request = new XMLHttpRequest()
    request.open('POST', api.library.imports.$url({ query }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      if (request.status < 300) return sent()
      void refusalOf(new Response(request.responseText, { status: request.status })).then(failed)
    }
    request.onerror = () => failed(new ApiError('NETWORK', network.down))
    request.onabort = () => sent()
    stoppedBy(() => request.abort())
    request.send(file)
  })
}

export const isMoving = ({ state }: Pick<ImportedFile, 'state'>) => state === 'queued' || state === 'reading'

/** What is on its way into the library, asked about again and again while anything moves. */
export function useIntake(keeps: boolean) {
  const { sending, send, drop } = useSending()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['imports'],
    queryFn: () => read(api.library.imports.$get({ query: {} })),
    enabled: keeps,
    refetchInterval: ({ state }) => (state.data?.imports.some(isMoving) ? 1000 : nowAndThenMs),
  })
  const imports = data?.imports ?? []
  const largest = data?.largestBytes ?? 0
  const ended = endedOf(imports, isMoving)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one has come to its end, the list is another
  useEffect(() => {
    void reread(client, shownOfLibrary)
  }, [ended, client])
  const refused = ({ size }: File) =>
    largest > 0 && size > largest ? shelf.tooLarge(sizeOf(size), sizeOf(largest)) : null
  return {
    sending,
    drop,
    imports,
    ended,
    largest,
    send: (files: File[], to: Parameters<typeof send>[1]) => send(files, to, refused),
  }
}
