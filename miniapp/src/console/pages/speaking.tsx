import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { SpeakingForm } from '../parts/network/speaking-form.tsx'
import { speakingWords as words } from '../parts/network/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export const speakingTones: Record<keyof typeof words.states, Tone> = {
  ...{ draft: 'quiet', marking: 'waiting', closed: 'waiting', published: 'good' },
}

/** Contests of speakers: listed and set up. */
export function Speaking() {
  const adding = useAdding(words.add, useMay()('network.manage'))
  const [, go] = useLocation()
  const query = useQuery({ queryKey: ['speaking'], queryFn: () => read(api.network.speaking.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <SpeakingForm onClose={adding.close} onSaved={(id) => go(`/speaking/${id}`)} />}
      <Loaded query={query}>
        {({ contests }) =>
          contests.length === 0 ? (
            <Empty icon="people" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {contests.map(({ id, title, unitName, status }) => (
                <Row
                  key={id}
                  href={`/speaking/${id}`}
                  title={<strong>{title}</strong>}
                  facts={[unitName]}
                  state={{ tone: speakingTones[status], words: words.states[status] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
