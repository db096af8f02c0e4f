import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError, read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { saveFile } from '../../save-file.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { room as words } from './room-strings.ts'

const nowAndThenMs = 30_000

/** The minutes, for whoever signs them and, once they are sent, for everybody. */
export function Minutes({ id }: { id: string }) {
  const loa = useLoa()
  const client = useQueryClient()
  const query = useQuery({
    queryKey: ['own-gathering', id, 'minutes'],
    retry: false,
    refetchInterval: ({ state }) => state.data?.state !== 'sent' && nowAndThenMs,
    queryFn: async () => {
      await loa.session.started
      return read(loa.api['own-gatherings'][':id'].minutes.$get({ param: { id } }))
    },
  })
  const sign = useMutation({
    mutationFn: (contentHash: string) =>
      loa.session.acting(() =>
        read(loa.api['own-gatherings'][':id'].minutes.sign.$post({ param: { id }, json: { contentHash } })),
      ),
    onSuccess: () => reread(client, [['own-gathering', id, 'minutes']]),
  })
  if (query.error instanceof ApiError && query.error.code === 'FORBIDDEN') return <Note>{query.error.message}</Note>
  if (!query.data) return null
  const { content, contentHash, signatures, voided, signsAs, state } = query.data
  const signedHere = signatures.some((one) => one.signsAs === signsAs)
  return (
    <Card>
      <h3>{words.minutes}</h3>
      {voided.length > 0 && <Note tone="urgent">{words.voided}</Note>}
      <details open={state !== 'sent'}>
        <summary>{words.readMinutes}</summary>
        {content.parts.map(({ heading, sentences }) => (
          <section key={heading}>
            <h4>{heading}</h4>
            {sentences.map(({ text, plain }) => (
              <p key={text}>
                {text} {plain && <small>{words.byModel}</small>}
              </p>
            ))}
          </section>
        ))}
      </details>
      {signatures.map(({ signsAs, name, at }) => (
        <p key={signsAs}>{words.signed(words.signs[signsAs], name ?? '', momentOf(at))}</p>
      ))}
      {(state === 'signed' || state === 'sent') && <MinutesFiles id={id} />}
      {signsAs && !signedHere && (state === 'draft' || state === 'signing') && (
        <Button wide busy={sign.isPending} onClick={() => sign.mutate(contentHash)}>
          {words.sign(words.signs[signsAs])}
        </Button>
      )}
      {sign.error && <Wrong>{sign.error.message}</Wrong>}
    </Card>
  )
}

/** The signed minutes to keep: as Word or as a PDF. */
function MinutesFiles({ id }: { id: string }) {
  const { api, session } = useLoa()
  const take = useMutation({
    mutationFn: async (form: 'docx' | 'pdf') => {
      const reply = await session.acting(() =>
        api['own-gatherings'][':id'].minutes.file.$get({ param: { id }, query: { form } }),
      )
      if (!reply.ok) throw new Error(words.notSaved)
      saveFile(await reply.blob(), `bien-ban.${form}`)
    },
  })
  return (
    <>
      {(['docx', 'pdf'] as const).map((form) => (
        <Button key={form} look="quiet" icon="document" busy={take.isPending} onClick={() => take.mutate(form)}>
          {words.files[form]}
        </Button>
      ))}
      {take.error && <Wrong>{take.error.message}</Wrong>}
    </>
  )
}
