import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { BankQuestionPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { GroundField } from '../procedures/ground-fields.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { QuestionPhone } from './question-phone.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.form
const letters = 'ABCDEFGH'
export const difficultyChoices = Object.entries(bankWords.difficulties).map(([value, label]) => ({ value, label }))

type Content = BankQuestionPage['content']
const fresh: Content = {
  ...{ text: '', options: ['', '', '', ''], correct: [], explanation: '', source: '', passageId: null, tags: [] },
  difficulty: null,
}

type Props = { question?: BankQuestionPage; onClose: () => void; onSaved?: (id: string) => void }

/** One question in a form, as it will look on a phone beside it; saving a question that stands makes a new version. */
export function QuestionForm({ question, onClose, onSaved }: Props) {
  const own = useSession().data?.roles[0]?.unitId ?? ''
  const { content: before = fresh, version = 0 } = question ?? {}
  const { typed, change, drop, note } = useKept(`bank.${question ? `${question.id}.${version}` : 'new'}`, {
    ...{ unitId: question?.unitId ?? own, tagLine: before.tags.join(', ') },
    ...before,
  })
  const { unitId, tagLine, text, options, correct, explanation, source, passageId, difficulty } = typed
  const tags = tagLine
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  const content = { text, options, correct, explanation, source, passageId, tags, difficulty }
  const save = useAct(
    (): Promise<{ id: string }> =>
      question
        ? read(api['question-bank'][':id'].$put({ param: { id: question.id }, json: { version, content } }))
        : read(api['question-bank'].$post({ json: { unitId, content } })),
    { reload: [['question-bank']] },
  )
  const put = (at: number, words: string) =>
    change((now) => ({ options: now.options.map((option, place) => (place === at ? words : option)) }))
  const mark = (at: number, right: boolean) =>
    change((now) => ({ correct: right ? [...now.correct, at].sort() : now.correct.filter((one) => one !== at) }))
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
          <UnitSelect required label={words.unit} value={unitId} onChange={(chosen) => change({ unitId: chosen })} />
        )}
        <Textarea
          required
          label={words.text}
          maxLength={2000}
          value={text}
          error={problemOf(save.error, 'text')}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <fieldset className="choices">
          <legend>{words.options}</legend>
          <Stack gap="xs">
            <p className="soft">{words.optionsHint}</p>
            {options.map((option, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option has nothing of its own but its place
              <Group key={at} gap="sm" align="end" wrap="wrap">
                <TextInput
                  flex="1 1 14rem"
                  label={words.option(letters[at] ?? '')}
                  maxLength={1000}
                  value={option}
                  onChange={(event) => put(at, event.currentTarget.value)}
                />
                <Checkbox
                  label={words.isRight(letters[at] ?? '')}
                  checked={correct.includes(at)}
                  onChange={(event) => mark(at, event.currentTarget.checked)}
                />
              </Group>
            ))}
            <p role="alert">{problemOf(save.error, 'options') ?? problemOf(save.error, 'correct')}</p>
            <Group gap="sm">
              {options.length < letters.length && (
                <Button variant="default" onClick={() => change({ options: [...options, ''] })}>
                  {words.addOption}
                </Button>
              )}
              {options.length > 2 && (
                <Button
                  variant="default"
                  onClick={() =>
                    change({
                      options: options.slice(0, -1),
                      correct: correct.filter((at) => at < options.length - 1),
                    })
                  }
                >
                  {words.dropOption}
                </Button>
              )}
              <Button variant="subtle" onClick={() => change({ options: ['Đúng', 'Sai'], correct: [] })}>
                {words.truth}
              </Button>
            </Group>
          </Stack>
        </fieldset>
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
        <QuestionPhone text={text} options={options} many={correct.length > 1} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !unitId && words.unit,
            !text.trim() && words.text,
            options.some((option) => !option.trim()) && words.options,
            correct.length === 0 && bankWords.right,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
