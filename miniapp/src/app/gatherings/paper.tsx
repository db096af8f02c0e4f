import { useMutation } from '@tanstack/react-query'
import { useLocation, useSearchParams } from 'wouter'
import { read } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'
import type { OwnGathering } from '../api-types.ts'
import { useLoa } from '../loa.tsx'

/** A paper opens as the document that it is; that it was opened is counted without a name. */
export const Paper = ({ gatheringId, paper }: { gatheringId: string; paper: OwnGathering['papers'][number] }) => {
  const { api } = useLoa()
  const [, go] = useLocation()
  // The code of a point's material says which it is of.
  const [search] = useSearchParams()
  const open = useMutation({
    mutationFn: () =>
      read(
        api['own-gatherings'][':id'].papers[':paperId'].open.$post({
          param: { id: gatheringId, paperId: paper.id },
          query: { point: search.get('point') ?? '0' },
        }),
      ),
    onSuccess: ({ documentId }) => documentId && go(`/documents/${documentId}`),
  })
  return (
    <>
      <Button look="plain" icon="document" busy={open.isPending} onClick={() => open.mutate()}>
        {paper.title}
      </Button>
      {open.error && <Wrong>{open.error.message}</Wrong>}
    </>
  )
}
