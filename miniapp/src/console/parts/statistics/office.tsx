import { Title } from '@mantine/core'
import { Link } from 'wouter'
import type { OfficeFigures } from '../../api-types.ts'
import { figureWords as words } from './strings.ts'

/** One screen for whoever heads an office. */
export function Office({ office }: { office: OfficeFigures }) {
  return (
    <>
      <section className="card" aria-label={words.late}>
        <Title order={2}>{words.late}</Title>
        <Late late={office.late} />
      </section>
      {office.unanswered && (
        <section className="card" aria-label={words.unanswered}>
          <Title order={2}>{words.unanswered}</Title>
          {office.unanswered.length === 0 ? (
            <p>{words.unansweredNone}</p>
          ) : (
            <>
              <ul className="late-list">
                {office.unanswered.map(({ id, label, people }) => (
                  <li key={id}>
                    {label} <span className="soft">({words.askedBy(people)})</span>
                  </li>
                ))}
              </ul>
              <Link href="/questions?view=unmet">{words.unansweredAll}</Link>
            </>
          )}
        </section>
      )}
      <section className="card" aria-label={words.part}>
        <Title order={2}>{words.part}</Title>
        <TakingPart part={office.takingPart} />
      </section>
      <section aria-label={words.changes}>
        <div className="section-head">
          <Title order={2}>{words.changes}</Title>
          <p className="soft">{words.compared(office.before.name)}</p>
        </div>
        <ul className="figures">
          {office.cards.map(({ name, label, now, value, was, before, change }) => (
            <li key={name}>
              <span>{label}</span>
              <strong>{value}</strong>
              <span className="soft">
                {now === null ? words.noValue : change || (before === null ? '' : words.before(was))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Late({ late }: Pick<OfficeFigures, 'late'>) {
  const lines = [
    { number: late.feedback, href: '/feedback?view=late', say: words.lateFeedback },
    { number: late.questions, href: '/questions', say: words.lateQuestions },
    { number: late.digests, href: '/digests', say: words.lateDigests },
  ].filter(({ number }) => number)
  if (lines.length === 0) return <p>{words.lateNone}</p>
  return (
    <ul className="late-list">
      {lines.map(({ number, href, say }) => (
        <li key={href}>
          <Link href={href}>{say(number ?? 0)}</Link>
        </li>
      ))}
    </ul>
  )
}

function TakingPart({ part: { units, silent, names } }: { part: OfficeFigures['takingPart'] }) {
  if (units === 0) return <p>{words.partNone}</p>
  if (silent === 0) return <p>{words.partAll(units)}</p>
  return (
    <>
      <p>{words.partSome(silent, units)}</p>
      <ul className="late-list">
        {names.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {silent > names.length && <li>{words.partMore(silent - names.length)}</li>}
      </ul>
    </>
  )
}
