import { useMutation, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { gatherings } from '../gatherings/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownGathering } from '../queries.ts'

const words = gatherings.points

/** What the link for a keeper opens: one presses once, and the point is theirs. */
export const KeepPoint = ({ id, code }: { id: string; code: string }) => {
  const loa = useLoa()
  const [, go] = useLocation()
  const { data } = useQuery(ownGathering(loa, id))
  const take = useMutation({
    mutationFn: () =>
      loa.session.acting(() => read(loa.api['own-gatherings'][':id'].keep.$post({ param: { id }, json: { code } }))),
    onSuccess: ({ number }) => go(`/gatherings/${id}/points/${number}`, { replace: true }),
  })
  return (
    <Page title={words.keep} onBack={useBack('/gatherings')}>
      <Card>
        {data && <h2>{data.title}</h2>}
        <p>{words.number(code.split('.')[0] ?? '')}</p>
        <p>{words.keepLead}</p>
        <Button wide busy={take.isPending} onClick={() => take.mutate()}>
          {words.take}
        </Button>
        {take.error && <Wrong>{take.error.message}</Wrong>}
      </Card>
    </Page>
  )
}
