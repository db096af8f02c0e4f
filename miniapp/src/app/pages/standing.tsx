import { useQuery } from '@tanstack/react-query'
import { standing as words } from '../../strings.ts'
import { Note } from '../../ui/card.tsx'
import { later } from '../../ui/later.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { StandingPage } from '../api-types.ts'
import { minutesLeft, momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { standingOf } from '../queries.ts'
import { Ledger } from '../quiz/ledger.tsx'

// Its words and the picture are for those few who have one.
const Certificate = later(async () => (await import('../quiz/certificate.tsx')).Certificate)
const Winner = later(async () => (await import('../quiz/winner.tsx')).Winner)
const StandingUnits = later(async () => (await import('../quiz/standing-units.tsx')).StandingUnits)
const figure = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

export const Standing = ({ roundId }: { roundId: string }) => {
  const query = useQuery(standingOf(useLoa(), roundId))
  return (
    <Page title={words.title} onBack={useBack('/quizzes')}>
      <Loaded query={query}>
        {(standing) => (
          <>
            <Shown standing={standing} />
            {standing.me && <Certificate roundId={roundId} />}
            {standing.me && <Winner roundId={roundId} />}
            <Ledger roundId={roundId} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

const Shown = ({ standing }: { standing: StandingPage }) => {
  const { me, ranked, hiddenUntil, final, actual, units, above, top } = standing
  if (hiddenUntil !== null) {
    return (
      <>
        <Note icon="clock">
          <p>{words.hidden(momentOf(hiddenUntil))}</p>
        </Note>
        {units.length > 0 && <StandingUnits units={units} above={above} />}
      </>
    )
  }
  if (!ranked) {
    return (
      <>
        <p>{words.practice}</p>
        {units.length > 0 && <StandingUnits units={units} above={above} />}
      </>
    )
  }
  if (top.length === 0) {
    return (
      <Empty icon="quiz" title={words.noneYet}>
        <p>{words.noneYetWhy}</p>
      </Empty>
    )
  }
  return (
    <>
      {me && (
        <Note tone="good">
          <p>{words.me(me.rank, me.score, me.total)}</p>
        </Note>
      )}
      <p>
        {final ? words.final : words.notFinal} {actual !== null && words.actual(figure.format(actual))}
      </p>
      {units.length > 0 && <StandingUnits units={units} above={above} />}
      <Leaders top={top} />
    </>
  )
}

const Leaders = ({ top }: { top: StandingPage['top'] }) => (
  <section>
    <h2 className="section-title">{words.people}</h2>
    <ul className="rows">
      {top.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may share a name and a place
        <li key={index} className="row">
          <span className="rank">{person.rank}</span>
          <span>
            <b>{person.name}</b>
            <small>
              {words.row(person.score, person.total, minutesLeft(person.durationMs))}
              {typeof person.guess === 'number' && ` · ${words.guessed(figure.format(person.guess))}`}
            </small>
          </span>
        </li>
      ))}
    </ul>
  </section>
)
