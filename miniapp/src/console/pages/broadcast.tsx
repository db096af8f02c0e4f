import { Button, Group, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { BroadcastPage } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { written } from '../clock.ts'
import { MoveTime } from '../parts/calendar/move-time.tsx'
import { BroadcastBar } from '../parts/digests/broadcast-bar.tsx'
import { Deliveries } from '../parts/digests/deliveries.tsx'
import { outcomeOf } from '../parts/digests/outcome.ts'
import { ShareCopy } from '../parts/digests/share-copy.tsx'
import { placesOf, broadcasts as words } from '../parts/digests/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { CharacterCount, Phone } from '../parts/shared/phone.tsx'
import { Status } from '../parts/shared/status.tsx'
import { isMoving, reachOf } from '../progress.ts'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'
import { broadcastTones } from './broadcasts.tsx'

export function BroadcastDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['broadcasts', id],
    queryFn: () => read(api.broadcasts[':id'].$get({ param: { id } })),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data.status, data.progress) ? 10_000 : nowAndThenMs),
  })
  useLive(id, query.data !== undefined && isMoving(query.data.status, query.data.progress))
  return <Loaded query={query}>{(broadcast) => <Detail broadcast={broadcast} />}</Loaded>
}

/** Reads the broadcast anew whenever the server tells that it has moved; without that road, asking now and then remains. */
function useLive(id: string, moving: boolean) {
  const client = useQueryClient()
  useEffect(() => {
    if (!moving || typeof EventSource === 'undefined') return
    const source = new EventSource(`/api/broadcasts/${id}/events`)
    source.addEventListener(
      'progress',
      () =>
        void reread(client, [
          ['broadcasts', id],
          ['shares', id],
        ]),
    )
    return () => source.close()
  }, [id, moving, client])
}

const Detail = ({ broadcast }: { broadcast: BroadcastPage }) => (
  <Page
    title={broadcast.title}
    lead={[broadcast.unitName, `${words.sendAt} ${written(broadcast.sendAt)}`].join(' · ')}
    actions={<Status tone={broadcastTones[broadcast.status]}>{outcomeOf(broadcast)}</Status>}
  >
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <section className="card">
        <Title order={2} size="h3">
          {words.progress}
        </Title>
        <BroadcastBar progress={broadcast.progress} />
        {broadcast.pauseReason && <Note tone="urgent">{words.pausedWhy(broadcast.pauseReason)}</Note>}
        {broadcast.status === 'sending' &&
          broadcast.stops.map(({ account, message }) => (
            <Note key={account} tone="urgent">
              {words.stopped(account, message)}
            </Note>
          ))}
        {broadcast.progress.unknown > 0 && <Note>{words.unknownNote}</Note>}
        <Steer broadcast={broadcast} />
        <MoveTime broadcast={broadcast} />
      </section>
      <section className="card">
        <dl className="fact-list">
          <Fact name={words.to}>{reachInWords(broadcast)}</Fact>
          <Fact name={words.sendAt}>{written(broadcast.sendAt)}</Fact>
          {broadcast.emergencyReason && <Fact name={words.emergency}>{broadcast.emergencyReason}</Fact>}
          <Fact name={words.approvedBy}>
            {broadcast.approvedByName ?? common.someone}
            {broadcast.approvedAt && `, ${written(broadcast.approvedAt)}`}
          </Fact>
          {broadcast.createdByName && <Fact name={words.createdBy}>{broadcast.createdByName}</Fact>}
          {broadcast.digestId && (
            <Fact name={words.missingDigest}>
              <Link href={`/${broadcast.kind === 'announcement' ? 'announcements' : 'digests'}/${broadcast.digestId}`}>
                {broadcast.title}
              </Link>
            </Fact>
          )}
        </dl>
      </section>
    </SimpleGrid>
    <ShareCopy broadcast={broadcast} />
    <section>
      <Title order={2} size="h3" mt="lg" mb="sm">
        {words.deliveries}
      </Title>
      <Deliveries broadcast={broadcast} />
    </section>
    <section>
      <Title order={2} size="h3" mt="lg" mb="sm">
        {words.text}
      </Title>
      <Phone from={broadcast.unitName} text={broadcast.text} />
      <CharacterCount text={broadcast.text} />
    </section>
  </Page>
)

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** To whom: what the audience was chosen by, and how many of each channel that came to. */
function reachInWords({ audience, deliveries }: BroadcastPage): string {
  const each = deliveries.map(({ channel }) => channel)
  const channels = [...new Set(each)].map((channel) =>
    words.inChannel(placesOf(each.filter((one) => one === channel)), channel),
  )
  return [...(audience?.tags?.length ? [words.tagged(audience.tags)] : []), ...channels].join('; ')
}

type Step = 'pause' | AskedStep
type AskedStep = 'resume' | 'cancel' | 'retry-failed'

function Steer({ broadcast: { id, status, stops, progress, text, unitName } }: { broadcast: BroadcastPage }) {
  const may = useMay()
  const send = (step: Step) => read(api.broadcasts[':id'][step].$post({ param: { id } }))
  // Whoever carries it by hand is held, and let go, with the rest.
  const reload = [['broadcasts'], ['shares'], ['overview']]
  const pause = useAct(() => send('pause'), { reload })
  const steer = useAct((step: AskedStep) => send(step), { reload })
  if (!may('broadcast.schedule')) return null
  const { open } = reachOf(progress)
  const ended = status === 'finished' || status === 'cancelled'
  return (
    <>
      <Refusal error={pause.error} />
      <Group gap="sm">
        {(status === 'scheduled' || status === 'sending') && (
          <Button
            variant="default"
            leftSection={<Icon name="pause" />}
            loading={pause.pending}
            onClick={() => pause.go(undefined)}
          >
            {words.pause}
          </Button>
        )}
        {(status === 'paused' || (status === 'sending' && stops.length > 0)) && (
          <AskedAct
            act={steer}
            input="resume"
            words={words.resume}
            title={words.resumeTitle(open)}
            icon="play"
            onDone={pause.reset}
          >
            <Text>{words.resumeText}</Text>
            <Phone from={unitName} text={text} />
          </AskedAct>
        )}
        {!ended && (
          <AskedAct
            act={steer}
            input="cancel"
            words={words.cancel}
            title={words.cancelTitle}
            variant="outline"
            color="urgent"
            urgent
            onDone={pause.reset}
          >
            <Text>{words.cancelText(open)}</Text>
          </AskedAct>
        )}
        {progress.failed > 0 && status !== 'cancelled' && (
          <AskedAct
            act={steer}
            input="retry-failed"
            words={words.retryFailed}
            title={words.retryTitle(progress.failed)}
            variant="default"
            icon="refresh"
            onDone={pause.reset}
          >
            <Text>{words.retryText}</Text>
            <Phone from={unitName} text={text} />
          </AskedAct>
        )}
      </Group>
    </>
  )
}
