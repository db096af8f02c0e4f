import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Qr } from '../../ui/qr.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { RoundPage, StandingPage } from '../api-types.ts'
import { minutesLeft, momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { roundBy, standingOf } from '../queries.ts'
import { standingWords } from '../quiz/standing-strings.ts'
import './hall.css'

const words = standingWords.hall
const everyMs = 10_000
const dayMs = 86_400_000
// What a hall can read from its last row.
const [mostUnits, mostPeople] = [8, 8]

/** A round for a whole hall to see: large, by itself, and as it last was where the network is gone. */
export const Hall = ({ roundId }: { roundId: string }) => {
  const loa = useLoa()
  const again = { refetchInterval: everyMs, refetchIntervalInBackground: true, staleTime: 0 }
  const round = useQuery({ ...roundBy(loa, roundId), ...again })
  const standing = useQuery({ ...standingOf(loa, roundId), ...again })
  return (
    <div className="hall">
      <Loaded query={{ ...round, isError: round.isError && !round.data } as typeof round}>
        {(about) => (
          <>
            <header>
              <p>{about.unitName}</p>
              <h1>{about.title}</h1>
              <p>{about.name}</p>
            </header>
            <div className="hall-body">
              <Enter round={about} readAt={round.dataUpdatedAt} />
              <div className="hall-told">
                {standing.data && (
                  <Told
                    standing={standing.data}
                    secret={about.rules.guess !== null && standing.data.hiddenUntil !== null}
                  />
                )}
              </div>
            </div>
            <footer role="status" data-offline={standing.isError || round.isError || undefined}>
              {standing.data &&
                (standing.isError || round.isError ? words.offline : words.asOf)(
                  momentOf(standing.dataUpdatedAt).split(',')[0] ?? '',
                )}
            </footer>
          </>
        )}
      </Loaded>
    </div>
  )
}

/** The way in, and for how long; once it is over, that it is. */
const Enter = ({
  round: { quizId, title, state, opensAt, closesAt, now },
  readAt,
}: {
  round: RoundPage
  readAt: number
}) => {
  const left = useLeft(closesAt - now, readAt)
  return (
    <section className="hall-enter">
      {state === 'open' || state === 'paused' || state === 'upcoming' ? (
        <>
          <Qr text={`${location.origin}/zapps/app/quizzes/${quizId}`} label={words.code(title)} />
          <p>{words.scan}</p>
        </>
      ) : null}
      {state === 'open' && (
        <p>
          {words.left} <strong>{left > dayMs ? words.days(Math.floor(left / dayMs)) : clock(left)}</strong>
        </p>
      )}
      {state === 'paused' && <p>{words.paused}</p>}
      {state === 'upcoming' && (
        <p>
          {words.upcoming} <strong>{momentOf(opensAt)}</strong>
        </p>
      )}
      {state === 'closed' && <p>{words.ended}</p>}
      {state === 'cancelled' && <p>{words.cancelled}</p>}
    </section>
  )
}

const hourMs = 3_600_000
const clock = (ms: number) =>
  ms >= hourMs ? `${Math.floor(ms / hourMs)}:${minutesLeft(ms % hourMs).padStart(5, '0')}` : minutesLeft(ms)

/** What is left of a time that the server told a moment ago, by the second. */
function useLeft(told: number, readAt: number): number {
  const [at, setAt] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setAt(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  return Math.max(0, told - Math.max(0, at - readAt))
}

const Told = ({
  secret,
  standing: { units, above, top, hiddenUntil, final, ranked },
}: {
  secret: boolean
  standing: StandingPage
}) => {
  const listed = units.length > 0 ? units : above
  if (listed.length === 0 && top.length === 0) return <p>{secret ? words.secret : words.none}</p>
  return (
    <>
      <p>{hiddenUntil !== null ? words.waits : ranked ? (final ? words.final : words.notFinal) : ''}</p>
      <section>
        <h2>{words.units}</h2>
        <Units units={above.filter(({ depth }) => depth === 0)} whole />
        <Units units={listed} />
        {above.some(({ depth, leftOut }) => depth === 0 && leftOut) && <p>({standingWords.leftOut})</p>}
      </section>
      {top.length > 0 && (
        <section>
          <h2>{words.leaders}</h2>
          <ol>
            {top.slice(0, mostPeople).map((person, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name and a place
              <li key={at}>
                <b>{person.rank}</b>
                <span>{person.name}</span>
                <span>{words.score(person.score, person.total)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

const Units = ({ units, whole = false }: { units: StandingPage['units']; whole?: boolean }) =>
  units.length === 0 ? null : (
    <ol data-whole={whole || undefined}>
      {units.slice(0, mostUnits).map((unit) => (
        <li key={unit.unitId}>
          <b>{unit.hidden ? '' : (unit.places?.participants ?? '')}</b>
          <span>{unit.unitName}</span>
          <span>{unit.hidden ? words.few : figureOf(unit)}</span>
        </li>
      ))}
    </ol>
  )

const figureOf = (unit: Extract<StandingPage['units'][number], { hidden: false }>) =>
  unit.participants === null
    ? words.papers(unit.entries)
    : [words.people(unit.participants), unit.perThousand !== null && words.perThousand(unit.perThousand)]
        .filter(Boolean)
        .join(', ')
