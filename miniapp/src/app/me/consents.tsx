import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Purpose } from '../../../../db/schema/people.ts'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { me } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import type { Person } from '../api-types.ts'
import { dayOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'

const words = me.consents

/** What somebody agrees to, each purpose by itself: one tap gives it, one takes it back, and it holds at once. */
export const Consents = ({ person }: { person: Person | null }) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useMutation({
    mutationFn: async (consents: Partial<Record<Purpose, boolean>>[]) => {
      for (const one of consents) await session.acting(() => read(api.session.$patch({ json: { consents: one } })))
    },
    onSettled: () => reread(client),
  })
  const sinceOf = (purpose: Purpose) => person?.consents.find((one) => one.purpose === purpose)?.givenAt
  const shown = (Object.keys(words.purposes) as Purpose[]).filter((purpose) => purpose !== 'unit' || !person?.guest)
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {shown.map((purpose) => {
        const since = sinceOf(purpose)
        const { label, why } = words.purposes[purpose]
        return (
          <Tick
            key={purpose}
            checked={since !== undefined}
            onChange={(given) => say.mutate([{ [purpose]: given }])}
            label={label}
            note={since === undefined ? why : `${words.since(dayOf(since))} ${why}`}
          />
        )
      })}
      {person?.guest && (
        <Note>
          <p>{words.guest}</p>
        </Note>
      )}
      {person?.unitState === 'declined' && (
        <Button look="quiet" busy={say.isPending} onClick={() => say.mutate([{ unit: false }, { unit: true }])}>
          {me.belonging.again}
        </Button>
      )}
      {say.isError && <Wrong>{say.error.message}</Wrong>}
    </Card>
  )
}
