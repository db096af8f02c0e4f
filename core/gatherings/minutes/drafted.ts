import type { MinutesContent, MinutesOrigin, MinutesSentence } from '../../../db/schema/gathering-minutes.ts'
import type { MotionResult } from '../../../db/schema/gathering-rooms.ts'
import { clockOf, writtenDate, writtenDay } from '../../time.ts'
import { minutesWords as words } from './words.ts'

/** What the rows say of a gathering that is over. */
export type MinutesFacts = {
  openedAt: number
  closedAt: number
  place: string
  online: boolean
  chair: string
  secretary: string
  present: number
  voters: number
  votersExpected: number | null
  quorumPercent: number | null
  units: { name: string; count: number }[]
  agenda: { id: string; title: string; speaker: string }[]
  papers: { id: string; title: string; agendaId: string | null }[]
  /** Those that were shown or answered, the first of each kind. */
  comments: { id: string; agendaId: string | null; text: string; name: string; answer: string; alike: number }[]
  others: number
  motions: {
    id: string
    text: string
    options: string[]
    way: 'open' | 'secret' | 'hands'
    passPercent: number | null
    result: MotionResult
    resultHash: string
  }[]
  tasks: { id: string; text: string; unitName: string; dueOn: string }[]
}

/** What somebody said or was answered, with the sentence that quotes it. `isAnswered` is what was said. */
export type Statement = {
  kind: 'said' | 'answer'
  text: string
  name: string
  alike: number
  isAnswered: boolean
  sentence: MinutesSentence
}

const of = (origin: MinutesOrigin, text: string, ids: string[] = []): MinutesSentence => ({ text, origin, ids })

/** What was said to a piece of the agenda, or to none, in the order in which minutes quote it. */
const statementsTo = (facts: MinutesFacts, agendaId: string | null): Statement[] =>
  facts.comments
    .filter((one) => one.agendaId === agendaId)
    .flatMap(({ id, text, name, answer, alike }): Statement[] => [
      {
        ...{ kind: 'said', text, name, alike, isAnswered: answer !== '' },
        sentence: of('comment', words.said(unended(text), name, alike), [id]),
      },
      ...(answer
        ? [
            {
              ...{ kind: 'answer' as const, text: answer, name: '', alike: 1, isAnswered: false },
              sentence: of('comment', words.answer(unended(answer)), [id]),
            },
          ]
        : []),
    ])

/** All of it, by the piece of the agenda that it was said to. */
export const statementsOf = (facts: MinutesFacts): Statement[][] =>
  [...facts.agenda.map(({ id }) => id), null]
    .map((agendaId) => statementsTo(facts, agendaId))
    .filter((statements) => statements.length > 0)

/** Minutes as far as rows can say them, each sentence with where it is from; what was concluded the secretary adds. */
export function draftedFrom(facts: MinutesFacts): MinutesContent {
  const about = (agendaId: string | null): MinutesSentence[] => [
    ...facts.papers
      .filter((one) => one.agendaId === agendaId)
      .map(({ id, title }) => of('agenda', words.paper(title), [id])),
    ...statementsTo(facts, agendaId).map(({ sentence }) => sentence),
  ]
  const { quorumPercent, votersExpected, voters } = facts
  const parts: MinutesContent['parts'] = [
    {
      heading: words.parts.place,
      sentences: [
        of('attendance', words.began(clockOf(facts.openedAt), writtenDay(facts.openedAt))),
        ...(facts.place ? [of('agenda', words.place(unended(facts.place)))] : []),
        ...(facts.online ? [of('agenda', words.online)] : []),
      ],
    },
    {
      heading: words.parts.people,
      sentences: [
        ...(facts.chair ? [of('attendance', words.chair(facts.chair))] : []),
        ...(facts.secretary ? [of('attendance', words.secretary(facts.secretary))] : []),
        of('attendance', words.present(facts.present, voters)),
        ...(votersExpected === null ? [] : [of('attendance', words.expected(voters, votersExpected))]),
        ...(quorumPercent === null || votersExpected === null
          ? []
          : [of('attendance', words.quorum(quorumPercent, voters * 100 >= quorumPercent * votersExpected))]),
        ...(facts.units.length > 1
          ? facts.units.map(({ name, count }) => of('attendance', words.ofUnit(name, count)))
          : []),
      ],
    },
    {
      heading: words.parts.content,
      sentences: [
        ...facts.agenda.flatMap(({ id, title, speaker }, at) => [
          of('agenda', words.piece(at + 1, unended(title), speaker), [id]),
          ...about(id),
        ]),
        ...about(null),
        ...(facts.others > 0 ? [of('comment', words.more(facts.others))] : []),
      ],
    },
    {
      heading: words.parts.votes,
      sentences: facts.motions.flatMap(({ id, text, options, way, passPercent, result, resultHash }) => [
        of('vote', words.motion(unended(text), words.ways[way]), [id]),
        of('vote', words.count(options.map((option, n) => `${option} ${result.counts[n] ?? 0}`).join('; ')), [id]),
        ...(passPercent === null || result.passed === null
          ? []
          : [of('vote', words.passed(result.passed, passPercent, result.base), [id])]),
        of('vote', words.hash(resultHash), [id]),
      ]),
    },
    {
      heading: words.parts.tasks,
      sentences:
        facts.tasks.length === 0
          ? [of('task', words.noTask)]
          : facts.tasks.map(({ id, text, unitName, dueOn }) =>
              of('task', words.task(unended(text), unitName, writtenDate(dueOn)), [id]),
            ),
    },
    {
      heading: words.parts.end,
      sentences: [of('attendance', words.end(clockOf(facts.closedAt), writtenDay(facts.closedAt)))],
    },
  ]
  return { parts: parts.filter(({ sentences }) => sentences.length > 0) }
}

/** Without the stop at its end, for the sentence has its own. */
const unended = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]$/, '')

/** What was corrected: a sentence that stands as it was keeps where it is from, every other is the secretary's. */
export function corrected(before: MinutesContent, typed: { heading: string; sentences: string[] }[]): MinutesContent {
  const known = new Map<string, MinutesSentence>()
  for (const { sentences } of before.parts) for (const sentence of sentences) known.set(sentence.text, sentence)
  return {
    parts: typed.map(({ heading, sentences }) => ({
      heading: heading.trim(),
      sentences: sentences
        .map((text) => text.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .map((text) => known.get(text) ?? { text, origin: 'secretary' as const, ids: [] }),
    })),
  }
}
