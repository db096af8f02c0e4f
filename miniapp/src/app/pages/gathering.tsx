import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Note, Tag } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { OwnGathering } from '../api-types.ts'
import { longDay, momentOf } from '../dates.ts'
import { AddToCalendar } from '../gatherings/add-to-calendar.tsx'
import { Minutes } from '../gatherings/minutes.tsx'
import { Paper } from '../gatherings/paper.tsx'
import { PointChoice } from '../gatherings/point-choice.tsx'
import { Room } from '../gatherings/room.tsx'
import { gatherings as words } from '../gatherings/strings.ts'
import { GivenLink } from '../given-link.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownGathering } from '../queries.ts'
import '../gatherings/gatherings.css'

/** One gathering, as whoever is asked to it sees it. */
export const Gathering = ({ id }: { id: string }) => {
  const query = useQuery(ownGathering(useLoa(), id))
  return (
    <Page title={words.one} onBack={useBack('/gatherings')}>
      <Loaded query={query}>{(gathering) => <Shown gathering={gathering} />}</Loaded>
    </Page>
  )
}

const clock = (at: number) => momentOf(at).split(',')[0]

const Shown = ({ gathering }: { gathering: OwnGathering }) => {
  const { api } = useLoa()
  const { kind, state, unitName, title, lead, startsAt, endsAt, place, contact, link, agenda, papers } = gathering
  const sameDay = longDay(startsAt) === longDay(endsAt)
  return (
    <>
      <Card>
        <Facts of={[words.kinds[kind], unitName]} />
        <h2>{title}</h2>
        {state === 'cancelled' && <Tag tone="urgent">{words.cancelled}</Tag>}
        {state === 'open' && <Tag tone="good">{words.open}</Tag>}
        {(state === 'closed' || state === 'minuted') && <Tag>{words.over}</Tag>}
        {gathering.cancelReason && <p>{words.why(gathering.cancelReason)}</p>}
        <dl className="gathering-facts">
          <dt>{words.when}</dt>
          <dd>
            {sameDay
              ? `${clock(startsAt)}–${clock(endsAt)}, ${longDay(startsAt)}`
              : `${momentOf(startsAt)} – ${momentOf(endsAt)}`}
          </dd>
          {place && (
            <>
              <dt>{words.place}</dt>
              <dd>{place}</dd>
            </>
          )}
          {contact && (
            <>
              <dt>{words.contact}</dt>
              <dd>{contact}</dd>
            </>
          )}
        </dl>
        {lead && <p className="verbatim">{lead}</p>}
        {link && <GivenLink href={link}>{words.online}</GivenLink>}
        {gathering.classId && (
          <Link to={`/classes/${gathering.classId}`} className={buttonClass('quiet')}>
            {words.toClass}
          </Link>
        )}
        {state === 'announced' && (
          <AddToCalendar
            words={words}
            get={() => api['own-gatherings'][':id']['calendar.ics'].$get({ param: { id: gathering.id } })}
          />
        )}
      </Card>
      {gathering.keeps.length > 0 && (
        <Card>
          <h3>{words.points.yours}</h3>
          <ul className="plain">
            {gathering.keeps.map(({ number, name }) => (
              <li key={number}>
                <Link to={`/gatherings/${gathering.id}/points/${number}`} className={buttonClass('quiet')}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Mine gathering={gathering} />
      <Room gathering={gathering} />
      {(state === 'closed' || state === 'minuted') && <Minutes id={gathering.id} />}
      {agenda.length > 0 && (
        <Card>
          <h3>{words.agenda}</h3>
          <ol>
            {agenda.map(({ id, startsAt, title, speaker }) => (
              <li key={id}>
                {startsAt !== null && <b>{clock(startsAt)} </b>}
                {title}
                {speaker && ` (${speaker})`}
              </li>
            ))}
          </ol>
        </Card>
      )}
      {papers.length > 0 && (
        <Card>
          <h3>{words.papers}</h3>
          <ul className="plain">
            {papers.map((paper) => (
              <li key={paper.id}>
                <Paper gatheringId={gathering.id} paper={paper} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

const Mine = ({ gathering }: { gathering: OwnGathering }) => {
  const { id, state, asked, answer, presentAt, mayVote, hasPoints, point } = gathering
  const loa = useLoa()
  const client = useQueryClient()
  const [picked, setPicked] = useState(answer)
  const [empty, setEmpty] = useState(false)
  const [number, setNumber] = useState(point?.number ?? null)
  const send = useMutation({
    mutationFn: (answer: 'yes' | 'no' | 'maybe') =>
      loa.session.acting(() =>
        read(
          loa.api['own-gatherings'][':id'].answer.$post({
            param: { id },
            json: { answer, point: answer === 'yes' ? (number ?? undefined) : undefined },
          }),
        ),
      ),
    // What was refused for want of seats is seen in the list anew.
    onSettled: () => reread(client, [['own-gathering', id], ['own-gatherings']]),
  })
  if (presentAt !== null)
    return (
      <Note tone="good">
        <p>{words.present(momentOf(presentAt))}</p>
        {mayVote && <p>{words.votes}</p>}
      </Note>
    )
  if (state !== 'announced' && state !== 'open') return null
  if (!asked || !gathering.known) return <Note>{gathering.known ? words.notAsked : words.unknown}</Note>
  return (
    <Card>
      <form
        className="writing"
        onSubmit={(event) => {
          event.preventDefault()
          setEmpty(!picked)
          if (picked) send.mutate(picked)
        }}
      >
        <Choices
          legend={words.answerLegend}
          options={(['yes', 'no', 'maybe'] as const).map((value) => ({ value, label: words.answers[value] }))}
          picked={picked ? [picked] : []}
          onPick={([one]) => setPicked(one ?? null)}
        />
        {hasPoints && picked === 'yes' && <PointChoice gathering={gathering} picked={number} onPick={setNumber} />}
        {empty && !picked && <Wrong>{words.pickFirst}</Wrong>}
        <Button type="submit" wide busy={send.isPending}>
          {words.send}
        </Button>
        <div role="status">{send.isSuccess && <Note tone="good">{words.sent}</Note>}</div>
        {send.error && <Wrong>{send.error.message}</Wrong>}
      </form>
    </Card>
  )
}
