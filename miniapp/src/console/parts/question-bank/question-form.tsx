import { NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { BankQuestionPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { GroundField } from '../procedures/ground-fields.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Tabs } from '../shared/tabs.tsx'
import { OptionsField } from './options-field.tsx'
import { PictureField } from './picture-field.tsx'
import { QuestionPhone } from './question-phone.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.form
export const difficultyChoices = Object.entries(bankWords.difficulties).map(([value, label]) => ({ value, label }))

type Content = BankQuestionPage['content']
const fresh: Content = {
  ...{ text: '', options: ['', '', '', ''], correct: [], explanation: '', source: '', passageId: null, tags: [] },
  difficulty: null,
}

type Props = { question?: BankQuestionPage; onClose: () => void; onSaved?: (id: string) => void }

/** One question in a form, as it will look on a phone beside it; saving a question that stands makes a new version. */
export function QuestionForm({ question, onClose, onSaved }: Props) {
  const own = useOwnUnit('quiz.write')
  const { content: before = fresh, version = 0 } = question ?? {}
  const { typed, change, drop, note } = useKept(
    `bank.${question?.id ?? 'new'}`,
    {
      ...{ unitId: question?.unitId ?? own, tagLine: before.tags.join(', ') },
      ...before,
    },
    question?.version,
  )
  const { unitId, tagLine, text, options, correct, explanation, source, passageId, difficulty } = typed
  const { kind = 'choice', exact, picture } = typed
  const tags = tagLine
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  const content = {
    ...{ text, options, correct: kind === 'choice' ? correct : [], explanation, source, passageId, tags, difficulty },
    ...{ kind, exact: kind === 'short' ? exact : undefined, picture },
  }
  const save = useAct(
    (): Promise<{ id: string }> =>
      question
        ? read(api['question-bank'][':id'].$put({ param: { id: question.id }, json: { version, content } }))
        : read(api['question-bank'].$post({ json: { unitId, content } })),
    { reload: [['question-bank']] },
  )
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          leave()
          onSaved?.(id)
        })
      }}
    >
      <Title order={2}>{question ? words.edit : words.title}</Title>
      <Stack gap="sm">
        {note}
        {!question && (
          <UnitSelect
            act="quiz.write"
            required
            label={words.unit}
            value={unitId}
            onChange={(chosen) => change({ unitId: chosen })}
          />
        )}
        <Textarea
          required
          label={words.text}
          maxLength={2000}
          value={text}
          error={problemOf(save.error, 'text')}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Tabs
          label={words.kind}
          value={kind}
          choices={bankWords.kinds}
          onChange={(chosen) => change({ kind: chosen, ...(chosen === 'choice' && { correct: [] }) })}
        />
        <OptionsField
          kind={kind}
          exact={exact === true}
          options={options}
          correct={correct}
          problem={problemOf(save.error, 'options') ?? problemOf(save.error, 'correct')}
          onChange={change}
        />
        <PictureField
          unitId={unitId}
          picture={picture}
          problem={problemOf(save.error, 'picture')}
          onChange={(chosen) => change({ picture: chosen })}
        />
        <Textarea
          label={words.explanation}
          maxLength={3000}
          value={explanation}
          error={problemOf(save.error, 'explanation')}
          onChange={(event) => change({ explanation: event.currentTarget.value })}
        />
        <GroundField
          at={1}
          ground={{ text: source, passageId }}
          onChange={(part) =>
            change((now) => ({
              source: part.text ?? now.source,
              passageId: part.passageId === undefined ? now.passageId : part.passageId,
            }))
          }
          onRemove={() => change({ source: '', passageId: null })}
        />
        <TextInput
          label={words.tags}
          description={words.tagsHint}
          maxLength={700}
          value={tagLine}
          error={problemOf(save.error, 'tags')}
          onChange={(event) => change({ tagLine: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.difficulty}
          value={difficulty ?? ''}
          data={[{ value: '', label: bankWords.noDifficulty }, ...difficultyChoices]}
          onChange={(event) => change({ difficulty: (event.currentTarget.value || null) as Content['difficulty'] })}
        />
        <QuestionPhone text={text} options={options} many={correct.length > 1} kind={kind} picture={picture} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !unitId && words.unit,
            !text.trim() && words.text,
            options.some((option) => !option.trim()) && words.optionsOf[kind],
            kind === 'choice' && correct.length === 0 && bankWords.right,
            picture?.alt.trim() === '' && words.alt,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
