import { Button, Group, Text, Textarea, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import type { GoldenFigures } from '../../../../../db/schema/evaluation.ts'
import { read } from '../../../api.ts'
import { reread } from '../../../reread.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Release } from '../../api-types.ts'
import { api, nowAndThenMs } from '../../client.ts'
import { written } from '../../clock.ts'
import { common } from '../../strings.ts'
import { proofWords } from '../proofs/strings.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { endedOf, shownOfLibrary } from './ended.ts'
import { releaseWords as words } from './release-strings.ts'

const isMoving = ({ state }: Release) => state === 'checking' || state === 'publishing'
const isOpen = (release: Release) => isMoving(release) || release.state === 'waiting' || release.outdated.length > 0

/** New versions that the golden questions hold back, what they would change, and the person's decision. */
export function Releases({ imported }: { imported: string }) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['releases'],
    queryFn: () => read(api.library.releases.$get()),
    refetchInterval: ({ state }) => (state.data?.releases.some(isMoving) ? 1000 : nowAndThenMs),
  })
  const all = data?.releases ?? []
  const ended = endedOf(all, isMoving)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one has come to its end, the library is another
  useEffect(() => {
    void reread(client, shownOfLibrary)
  }, [ended, client])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a file has been read, there may be a release more
  useEffect(() => {
    void reread(client, [['releases']])
  }, [imported, client])
  const open = all.filter(isOpen)
  const settled = all.filter((one) => !isOpen(one))
  if (all.length === 0) return null
  return (
    <section className="releases" aria-label={words.title} aria-live="polite">
      {open.length > 0 && (
        <>
          <Title order={2} size="h3">
            {words.title}
          </Title>
          <Text className="soft">{words.lead}</Text>
          <ul className="cards">
            {open.map((release) => (
              <ReleaseCard key={release.id} release={release} />
            ))}
          </ul>
        </>
      )}
      {settled.length > 0 && (
        <details>
          <summary>{words.recent}</summary>
          <ul>
            {settled.map((release) => (
              <li key={release.id} className="wraps">
                <Settled release={release} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const tones: Record<Release['state'], Tone> = {
  checking: 'waiting',
  waiting: 'urgent',
  publishing: 'waiting',
  published: 'good',
  discarded: 'quiet',
}

function ReleaseCard({ release }: { release: Release }) {
  const { name, state, documentCount, madeAt, documents, outdated } = release
  return (
    <li className="card">
      <div className="head">
        <strong className="wraps">{name}</strong>
        <Status tone={tones[state]}>{words.states[state]}</Status>
      </div>
      <p className="facts">
        <span>{words.made(documentCount, written(madeAt))}</span>
      </p>
      {state === 'checking' && <Text>{words.checking}</Text>}
      {state === 'publishing' && <Text>{words.publishing}</Text>}
      {outdated.length > 0 && <Note tone="urgent">{words.outdated(outdated)}</Note>}
      {documents.length > 0 && (
        <details>
          <summary>{words.documents}</summary>
          <ul>
            {documents.map(({ id, title }) => (
              <li key={id}>
                {title} <Link href={`/library/${id}/proof?which=waiting`}>{proofWords.open}</Link>
              </li>
            ))}
            {documentCount > documents.length && <li>{words.more(documentCount - documents.length)}</li>}
          </ul>
        </details>
      )}
      {state === 'waiting' && <Waiting release={release} />}
    </li>
  )
}

const rightly = ({ right, refused }: GoldenFigures) => right + refused
const asked = ({ answerable, unanswerable }: GoldenFigures) => answerable + unanswerable

const Waiting = ({ release }: { release: Release }) => {
  const { before, after, moved, movedElsewhere } = release
  return (
    <>
      {before && after ? (
        <Note tone="urgent">{words.fell(rightly(before), rightly(after), asked(after))}</Note>
      ) : (
        <Note tone="urgent">{words.untried}</Note>
      )}
      <Text>{words.advice}</Text>
      {movedElsewhere > 0 && <Text>{words.movedElsewhere(movedElsewhere)}</Text>}
      <ul className="imports">
        {moved.map(({ id, text, better, before: now, after: then }) => (
          <li key={id}>
            <div className="head">
              <Link href="/evaluation">{text}</Link>
              <Status tone={better ? 'good' : 'urgent'}>{better ? words.better : words.worse}</Status>
            </div>
            <p className="facts">
              <span>
                {words.now} {now || words.nowhere}
              </span>
              <span>
                {words.withNew} {then || words.nowhere}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <Decide release={release} />
    </>
  )
}

function Decide({ release: { id, name } }: { release: Release }) {
  const { typed, change, drop, note } = useKept(`release.${id}`, { reason: '' })
  const { reason } = typed
  const reload = [['releases'], ['overview'], ...shownOfLibrary]
  const param = { id }
  const releases = api.library.releases[':id']
  const publish = useAct(() => read(releases.publish.$post({ param, json: { reason } })), { reload })
  const discard = useAct(() => read(releases.discard.$post({ param })), { reload })
  const check = useAct(() => read(releases.check.$post({ param })), { reload })
  return (
    <>
      <Refusal error={check.error} />
      <Group gap="sm">
        <Button leftSection={<Icon name="refresh" />} loading={check.pending} onClick={() => check.go(undefined)}>
          {words.check}
        </Button>
        {/* What is being asked anew is decided on when it has its answer. */}
        {!check.pending && (
          <>
            <AskedAct act={publish} words={words.publish} title={words.publishTitle} variant="default" onDone={drop}>
              <Text fw={700} className="wraps">
                {name}
              </Text>
              <Text>{words.publishLead}</Text>
              {note}
              <Textarea
                label={words.reason}
                description={words.reasonHint}
                autosize
                minRows={2}
                maxLength={500}
                value={reason}
                onChange={(event) => change({ reason: event.currentTarget.value })}
              />
            </AskedAct>
            <AskedAct act={discard} words={words.discard} title={words.discardTitle} variant="default" urgent>
              <Text fw={700} className="wraps">
                {name}
              </Text>
              <Text>{words.discardLead}</Text>
            </AskedAct>
          </>
        )}
      </Group>
    </>
  )
}

const Settled = ({ release: { name, state, madeAt, before, after, reason, decidedByName } }: { release: Release }) => (
  <>
    {words.line(name, words.states[state], written(madeAt))}
    {before && after && <> ({words.figures(rightly(before), rightly(after), asked(after))})</>}
    {reason && state === 'published' && (
      <p className="soft">{words.insisted(decidedByName ?? common.someone, reason)}</p>
    )}
  </>
)
