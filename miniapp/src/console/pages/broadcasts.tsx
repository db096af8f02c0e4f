import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Broadcast } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { written } from '../clock.ts'
import { BroadcastBar } from '../parts/digests/broadcast-bar.tsx'
import { outcomeOf } from '../parts/digests/outcome.ts'
import { broadcasts as words } from '../parts/digests/strings.ts'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { isMoving } from '../progress.ts'

export const broadcastTones: Record<Broadcast['status'], Tone> = {
  scheduled: 'waiting',
  sending: 'waiting',
  paused: 'urgent',
  finished: 'good',
  cancelled: 'quiet',
}

export function Broadcasts() {
  const query = useQuery({
    queryKey: ['broadcasts'],
    queryFn: () => read(api.broadcasts.$get({ query: {} })),
    refetchInterval: ({ state }) =>
      state.data?.broadcasts.some(({ status, progress }) => isMoving(status, progress)) ? 2_000 : nowAndThenMs,
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ broadcasts }) =>
          broadcasts.length === 0 ? (
            <Empty icon="send" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {broadcasts.map(({ id, title, unitName, sendAt, status, progress }) => (
                <Row
                  key={id}
                  href={`/broadcasts/${id}`}
                  title={<strong>{title}</strong>}
                  facts={[unitName, `${words.sendAt} ${written(sendAt)}`]}
                  state={{ tone: broadcastTones[status], words: outcomeOf({ status, progress }) }}
                >
                  <BroadcastBar progress={progress} />
                </Row>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
