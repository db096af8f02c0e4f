import { Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useLocation } from 'wouter'
import { ApiError, read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { QuizPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Tabs } from '../shared/tabs.tsx'
import { AsRead } from './as-read.tsx'
import { asTyped } from './as-typed.ts'
import { questionsFromJson, type ReadQuestions } from './quiz-json.ts'
import { quizzes } from './strings.ts'
import { useTyped } from './use-typed.ts'

const words = quizzes.form
const mostShown = 100
const ways = { text: words.text, json: words.json }

type Question = QuizPage['questions'][number]

const isTyped = ({ kind, picture }: Question) => kind === 'choice' && picture === null

const asGiven = ({ text, options, correct, explanation, passageId, kind, exact, picture, section }: Question) => ({
  ...{ text, options, correct, explanation, kind, exact, section },
  ...{ passageId: passageId ?? undefined, picture: picture ?? undefined },
})

/** A quiz as it is written: a new one, or a draft anew. */
export function QuizForm({ quiz, onClose }: { quiz?: QuizPage; onClose: () => void }) {
  const own = useOwnUnit('quiz.write')
  const [, go] = useLocation()
  const { typed, change, drop, note } = useKept(
    quiz ? `quiz/${quiz.id}` : 'quiz',
    {
      unitId: quiz?.unitId ?? own,
      title: quiz?.title ?? '',
      description: quiz?.description ?? '',
      how: 'text' as keyof typeof ways,
      text: quiz ? asTyped(quiz.questions.filter(isTyped)) : '',
      json: '',
    },
    quiz?.publishing.contentHash,
  )
  const { unitId, title, description, how } = typed
  // What cannot be typed stays as it is.
  const others = quiz?.questions.filter((one) => !isTyped(one)) ?? []
  const leave = () => {
    drop()
    onClose()
  }
  const text = useTyped(typed.text)
  const given: ReadQuestions =
    how === 'text'
      ? { questions: text.questions }
      : typed.json.trim() === ''
        ? { questions: [] }
        : questionsFromJson(typed.json)
  const told = how === 'text' ? text.told : []
  const unread = told.filter(({ level }) => level === 'fault')
  const questions = 'questions' in given ? given.questions : []
  const save = useAct(
    () => {
      if (!quiz) return read(api.quizzes.$post({ json: { unitId, title, description, questions } }))
      // What is typed says nothing of the clause that a question leads to.
      const before = new Map(quiz.questions.map((one) => [one.text, one]))
      const changed = questions.map((one) => ({
        ...one,
        passageId: before.get(one.text)?.passageId ?? undefined,
        section: before.get(one.text)?.section,
      }))
      const { contentHash } = quiz.publishing
      const json = { title, description, questions: [...changed, ...others.map(asGiven)], contentHash }
      return read(api.quizzes[':id'].$put({ param: { id: quiz.id }, json }))
    },
    { reload: [['quizzes']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          leave()
          if (!quiz) go(`/quizzes/${id}`)
        })
      }}
    >
      <Title order={2}>{quiz ? quizzes.edit : quizzes.create}</Title>
      <Stack gap="sm">
        {note}
        {!quiz && (
          <UnitSelect act="quiz.write" required value={unitId} onChange={(chosen) => change({ unitId: chosen })} />
        )}
        <TextInput
          required
          label={words.title}
          maxLength={200}
          value={title}
          error={problemOf(save.error, 'title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          label={words.description}
          value={description}
          error={problemOf(save.error, 'description')}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Tabs label={words.how} value={how} choices={ways} onChange={(chosen) => change({ how: chosen })} />
        <Textarea
          required
          label={words.questions}
          description={how === 'text' ? words.textHint : words.jsonHint}
          placeholder={how === 'text' ? words.sample : undefined}
          minRows={10}
          value={typed[how]}
          error={'problem' in given ? words.problem[given.problem] : undefined}
          onChange={(event) => change({ [how]: event.currentTarget.value })}
        />
        <Text aria-live="polite" className="soft">
          {questions.length > 0 ? words.read(questions.length) : words.problem.none}
        </Text>
        {others.length > 0 && <Text>{words.others(others.length)}</Text>}
        <ToldLines lead={words.unread} tone="urgent" told={unread} />
        <ToldLines lead={words.leftOut} told={told.filter(({ level }) => level !== 'fault')} />
        <AsRead questions={questions} />
        <Refusal error={save.error ?? (how === 'text' ? text.error : null)} />
        <QuestionProblems error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={
            lacking(!unitId && common.unit, !title.trim() && words.title, questions.length === 0 && words.questions) ||
            (unread.length > 0 && words.mendFirst) ||
            (how === 'text' && !text.settled && words.reading)
          }
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

type ToldLinesProps = { lead: string; tone?: 'urgent'; told: ReturnType<typeof useTyped>['told'] }

/** What could not be placed is the author's to mend before anything is saved; a heading or a page's number is only told. */
function ToldLines({ lead, tone, told }: ToldLinesProps) {
  if (told.length === 0) return null
  return (
    <Note tone={tone}>
      <p>{lead}</p>
      <ul>
        {told.slice(0, mostShown).map((one) => (
          <li key={`${one.at} ${one.problem} ${one.words}`}>{words.unreadLine(one.at, one.words, one.problem)}</li>
        ))}
      </ul>
    </Note>
  )
}

/** The server names each question it cannot take. */
function QuestionProblems({ error }: { error: Error | null }) {
  const fields = error instanceof ApiError && Array.isArray(error.details?.fields) ? error.details.fields : []
  const about = fields.filter(({ field }: { field: string }) => field.startsWith('questions'))
  if (about.length === 0) return null
  return (
    <Note tone="urgent">
      <ul>
        {about.map(({ field, problem }: { field: string; problem: string }) => (
          <li key={`${field} ${problem}`}>{problem}</li>
        ))}
      </ul>
    </Note>
  )
}
