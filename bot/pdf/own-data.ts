import type { heldAbout } from '../../core/people/held.ts'
import { written, writtenDate, writtenDay } from '../../core/time.ts'
import { type Block, paperOf } from './paper.ts'
import type { Faces } from './setter.ts'
import { ownDataWords as words } from './strings.ts'

type Held = Awaited<ReturnType<typeof heldAbout>>

// Somebody who worked here for years has thousands; the other file has them all.
const mostLines = 100

/** All that is held about somebody, as a paper that a person reads. */
export const ownDataPaper = (held: Held, unitName: string | null, faces: Faces) =>
  paperOf(blocksOf(held, unitName), {
    faces,
    title: words.title,
    foot: (page, pages) => words.foot(written(held.at), page, pages),
  })

const gatheringFacts = ({ asked, answered, attended, said, voted, classes }: Held['gatherings']): Block[] => {
  const of = words.gathering
  return [
    ...asked.map(({ title, startsAt }) => fact(title, of.asked(written(startsAt)))),
    ...answered.map(({ title, answer }) => fact(title, of.answers[answer])),
    ...attended.map(({ title, at }) => fact(title, of.attended(written(at)))),
    ...said.map(({ title, text }) => fact(title, of.said(text))),
    ...voted.map(({ title, motion }) => fact(title, of.voted(motion))),
    ...classes.map(({ title, addedAt }) => fact(title, of.inClass(writtenDay(addedAt)))),
  ]
}

function blocksOf(held: Held, unitName: string | null): Block[] {
  const {
    person,
    consents,
    roles,
    boardSeats,
    duties,
    questions,
    feedback,
    attempts,
    liveRooms,
    admissions,
    certificates,
    winnerForms,
    gatherings,
    messages,
    requests,
    sessions,
    audit,
  } = held
  return [
    { kind: 'title', text: words.title },
    { kind: 'text', text: words.lead(written(held.at)) },
    { kind: 'heading', text: words.who },
    ...facts([
      [words.name, person.name],
      [words.introducedAs, person.introducedAs],
      [words.unit, unitName && `${unitName}${person.unit.state ? ` (${words.states[person.unit.state]})` : ''}`],
      [words.zalo, Object.values(person.zaloIds).filter(Boolean).join(', ')],
      [words.since, writtenDay(person.createdAt)],
      [words.last, person.lastInteractionAt && written(person.lastInteractionAt)],
      [words.follows, person.follows && words.yes],
      [words.code, person.id],
    ]),
    ...part(
      words.consents,
      consents.map(({ purpose, givenAt, withdrawnAt }) =>
        fact(words.purposes[purpose], words.agreed(writtenDay(givenAt), dayOr(withdrawnAt))),
      ),
    ),
    ...part(
      words.roles,
      roles.map(({ role, unit, grantedAt }) => fact(words.roleNames[role], words.granted(unit, writtenDay(grantedAt)))),
    ),
    ...part(
      words.boards,
      boardSeats.map(({ office, unit, since }) => fact(words.offices[office], words.granted(unit, writtenDay(since)))),
    ),
    ...part(
      words.duties,
      duties.map(({ day, work, unit }) => fact(writtenDate(day), `${words.works[work]}, ${unit}`)),
    ),
    ...part(
      words.questions,
      questions.flatMap(({ text, at, answers }) => [
        fact(written(at), text),
        ...answers.map((answer) => quote(words.answered(written(answer.at)), answer.text)),
      ]),
    ),
    ...part(
      words.feedback,
      feedback.flatMap(({ trackCode, text, at, status, answers }) => [
        fact(`${written(at)}, ${words.trackCode(trackCode)}, ${words.statuses[status]}`, text),
        ...answers.map((answer) => quote(words.answered(written(answer.at)), answer.text)),
      ]),
    ),
    ...part(
      words.attempts,
      attempts.map(({ quiz, round, startedAt, submittedAt, score, total }) =>
        fact(`${quiz}, ${round}`, words.attempt(written(startedAt), momentOr(submittedAt), score, total)),
      ),
    ),
    ...part(
      words.liveRooms,
      liveRooms.map(({ round, seat, nameOnTheWall, joinedAt }) =>
        fact(`${round}, ${written(joinedAt)}`, words.liveSeat(seat, nameOnTheWall)),
      ),
    ),
    ...part(
      words.admissions,
      admissions.map(({ quiz, round, at, birthYear, guardian, withdrawnAt }) =>
        fact(`${quiz}, ${round}`, words.admission(written(at), birthYear, guardian, momentOr(withdrawnAt))),
      ),
    ),
    ...part(
      words.certificates,
      certificates.map(({ quiz, round, name, issuedAt, withdrawnAt }) =>
        fact(
          [quiz, round].filter(Boolean).join(', '),
          words.certificate(name, writtenDay(issuedAt), dayOr(withdrawnAt)),
        ),
      ),
    ),
    ...part(
      words.winnerForms,
      winnerForms.map(({ quiz, round, form, eraseAt }) =>
        fact(`${quiz}, ${round}`, words.winnerForm(form ? Object.values(form).join(', ') : '', writtenDay(eraseAt))),
      ),
    ),
    ...part(words.gatherings, gatheringFacts(gatherings)),
    ...part(
      words.messages,
      messages.filter(({ text }) => text !== '').map(({ text, at }) => fact(written(at), text)),
    ),
    ...part(
      words.requests,
      requests.flatMap(({ kind, text, askedAt, doneAt, answer }) => [
        fact(words.kinds[kind], [words.asked(written(askedAt), momentOr(doneAt)), text].filter(Boolean).join('\n')),
        ...(answer ? [quote(words.answer, answer)] : []),
      ]),
    ),
    ...part(
      words.sessions,
      sessions.map(({ createdAt, expiresAt }) => fact(written(createdAt), words.until(written(expiresAt)))),
    ),
    ...part(
      words.audit,
      audit.slice(-mostLines).map(({ action, at }) => fact(written(at), words.acts[action] ?? action)),
      audit.length > mostLines ? words.more(audit.length - mostLines) : null,
    ),
    { kind: 'heading', text: words.rights },
    { kind: 'text', text: words.rightsLead },
    { kind: 'text', text: words.unknown },
  ]
}

const dayOr = (at: number | null) => (at === null ? null : writtenDay(at))
const momentOr = (at: number | null) => (at === null ? null : written(at))

const fact = (name: string, text: string): Block => ({ kind: 'fact', name, text })
const quote = (name: string, text: string): Block => ({ kind: 'quote', text: `${name}: ${text}` })

const facts = (given: [string, string | number | false | null][]): Block[] =>
  given.flatMap(([name, text]) => (text ? [fact(name, String(text))] : []))

/** A part that has nothing in it is said to have nothing. */
const part = (heading: string, blocks: Block[], more: string | null = null): Block[] => [
  { kind: 'heading', text: heading },
  ...(blocks.length > 0 ? blocks : [{ kind: 'text', text: words.nothing } as const]),
  ...(more ? [{ kind: 'text', text: more } as const] : []),
]
