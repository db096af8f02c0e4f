import { useMutation } from '@tanstack/react-query'
import { useLocation, useSearchParams } from 'wouter'
import { read } from '../../api.ts'
import { saveFile } from '../../save-file.ts'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'
import type { OwnGathering } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { gatherings as words } from './strings.ts'

/** A paper opens as the document that it is, or here; that it was opened is counted without a name. */
export const Paper = ({ gatheringId, paper }: { gatheringId: string; paper: OwnGathering['papers'][number] }) => {
  const { api } = useLoa()
  const [, go] = useLocation()
  // The code of a point's material says which it is of.
  const [search] = useSearchParams()
  const param = { id: gatheringId, paperId: paper.id }
  const file = useMutation({
    mutationFn: async () => {
      const reply = await api['own-gatherings'][':id'].papers[':paperId'].file.$get({ param })
      if (!reply.ok) throw new Error(words.notSaved)
      return reply.blob()
    },
  })
  const open = useMutation({
    mutationFn: () =>
      read(
        api['own-gatherings'][':id'].papers[':paperId'].open.$post({
          param,
          query: { point: search.get('point') ?? '0' },
        }),
      ),
    onSuccess: ({ documentId }) => documentId && go(`/documents/${documentId}`),
  })
  const opened = open.data?.attachmentId ? open.data : null
  const save = (blob: Blob) => saveFile(blob, `${paper.title}${endings[blob.type] ?? ''}`)
  return (
    <>
      <Button look="plain" icon="document" busy={open.isPending} onClick={() => open.mutate()}>
        {paper.title}
      </Button>
      {open.error && <Wrong>{open.error.message}</Wrong>}
      {opened && (
        <div className="gathering-paper">
          <p className="verbatim">{opened.words || words.noWords}</p>
          <Button look="quiet" busy={file.isPending} onClick={() => file.mutate(undefined, { onSuccess: save })}>
            {words.saveFile(Math.max(1, Math.round((opened.size ?? 0) / 1024)))}
          </Button>
          {file.error && <Wrong>{file.error.message}</Wrong>}
        </div>
      )}
    </>
  )
}

const endings: Record<string, string> = {
  ...{ 'application/pdf': '.pdf', 'image/jpeg': '.jpg', 'image/png': '.png' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
}
