import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Note, Tag } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { OwnClass } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { AddToCalendar } from '../gatherings/add-to-calendar.tsx'
import { classes as words } from '../gatherings/class-strings.ts'
import { Paper } from '../gatherings/paper.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownClass } from '../queries.ts'
import { type CertificateCalls, OwnCertificatePart } from '../quiz/certificate.tsx'
import '../gatherings/gatherings.css'

/** One class, as whoever is in it sees it: its days, what they attended, the quiz, their certificate. */
export const Class = ({ id }: { id: string }) => {
  const query = useQuery(ownClass(useLoa(), id))
  return (
    <Page title={words.one} onBack={useBack('/gatherings')}>
      <Loaded query={query}>{(own) => <Shown own={own} />}</Loaded>
    </Page>
  )
}

const Shown = ({ own }: { own: OwnClass }) => {
  const { api } = useLoa()
  const { id, title, unitName, classKind, programme, contact, sessions, ended, quiz } = own
  return (
    <>
      <Card>
        <Facts of={[classKind ? words.kinds[classKind] : '', unitName]} />
        <h2>{title}</h2>
        {ended && <Tag>{words.ended}</Tag>}
        {programme && <p className="verbatim">{programme}</p>}
        {contact && <p>{words.contact(contact)}</p>}
      </Card>
      <Mine own={own} />
      <Card>
        <h3>{words.sessions}</h3>
        <ul className="plain sessions">
          {sessions.map((session, at) => (
            <li key={session.id}>
              <Session session={session} number={at + 1} />
            </li>
          ))}
        </ul>
        <AddToCalendar words={words} get={() => api['own-classes'][':id']['calendar.ics'].$get({ param: { id } })} />
      </Card>
      {quiz && (
        <Card>
          <h3>{words.quiz}</h3>
          <p>{[quiz.title, quiz.round].join(', ')}</p>
          <p>{words.quizDays(momentOf(quiz.opensAt), momentOf(quiz.closesAt))}</p>
          <Link to={`/quizzes/${quiz.roundId}`} className={buttonClass('quiet')}>
            {words.toQuiz}
          </Link>
        </Card>
      )}
    </>
  )
}

const Session = ({ session, number }: { session: OwnClass['sessions'][number]; number: number }) => {
  const { id, topic, speaker, state, startsAt, place, presentAt, papers } = session
  const over = state === 'closed' || state === 'minuted'
  return (
    <>
      <Link to={`/gatherings/${id}`}>
        <b>
          {words.nth(number)}: {topic}
        </b>
      </Link>
      <p>{[momentOf(startsAt), place, speaker].filter(Boolean).join(' · ')}</p>
      {state === 'cancelled' && <Tag tone="urgent">{words.cancelled}</Tag>}
      {state === 'open' && <Tag tone="good">{words.open}</Tag>}
      {presentAt !== null && <Tag tone="good">{words.present}</Tag>}
      {over && presentAt === null && <Tag>{words.missed}</Tag>}
      {papers.length > 0 && (
        <ul className="plain" aria-label={words.papers}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <Paper gatheringId={id} paper={paper} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const Mine = ({ own }: { own: OwnClass }) => {
  const { id, mine, held, ended, attendPercent, passPercent, earned, certificate, name } = own
  const { api, session } = useLoa()
  const param = { id }
  const of = api['own-classes'][':id'].certificate
  const calls: CertificateCalls = {
    key: ['own-class', id],
    take: (json) => session.acting(async () => read(of.$post({ param, json }))),
    file: (form) =>
      session.acting(async () => (form === 'paper' ? of.paper.$get({ param }) : of.picture.$get({ param }))),
  }
  const rules = [
    attendPercent !== null && words.attend(attendPercent),
    passPercent !== null && words.pass(passPercent),
  ].filter(Boolean)
  return (
    <>
      <Card>
        <h3>{words.mine}</h3>
        <p>{held === 0 ? words.none : words.attended(mine?.attended ?? 0, held)}</p>
        {mine && mine.score !== null && mine.total !== null && <p>{words.score(mine.score, mine.total)}</p>}
        <p>{words.rule(rules.join(', '))}</p>
        {mine?.completed && <Note tone="good">{words.completed}</Note>}
        {!ended && mine?.completed && <p>{words.later}</p>}
        {ended && mine && !mine.completed && <Note>{words.notCompleted}</Note>}
      </Card>
      {(certificate || earned) && (
        <OwnCertificatePart calls={calls} certificate={certificate} earned={words.earned} name={name} />
      )}
    </>
  )
}
