import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import type { BankQuestionPage } from '../../api-types.ts'
import { bankWords } from './strings.ts'

const words = bankWords.form
const letters = 'ABCDEFGH'

type Content = BankQuestionPage['content']
type Part = Partial<Pick<Content, 'options' | 'correct' | 'exact'>>
type Props = Pick<Content, 'options' | 'correct'> & {
  kind: NonNullable<Content['kind']>
  exact: boolean
  problem: string | undefined
  onChange: (part: Part) => void
}

/** What is chosen from with what is right of it, things in their row, or the forms of a short answer. */
export function OptionsField({ kind, exact, options, correct, problem, onChange }: Props) {
  const put = (at: number, typed: string) =>
    onChange({ options: options.map((option, place) => (place === at ? typed : option)) })
  const mark = (at: number, right: boolean) =>
    onChange({ correct: right ? [...correct, at].sort() : correct.filter((one) => one !== at) })
  const least = kind === 'short' ? 1 : 2
  return (
    <fieldset className="choices">
      <legend>{words.optionsOf[kind]}</legend>
      <Stack gap="xs">
        <p className="soft">{words.hintOf[kind]}</p>
        {options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an option has nothing of its own but its place
          <Group key={at} gap="sm" align="end" wrap="wrap">
            <TextInput
              flex="1 1 14rem"
              label={kind === 'choice' ? words.option(letters[at] ?? '') : words.placeOf[kind](at + 1)}
              maxLength={kind === 'short' ? 200 : 1000}
              value={option}
              onChange={(event) => put(at, event.currentTarget.value)}
            />
            {kind === 'choice' && (
              <Checkbox
                label={words.isRight(letters[at] ?? '')}
                checked={correct.includes(at)}
                onChange={(event) => mark(at, event.currentTarget.checked)}
              />
            )}
          </Group>
        ))}
        {kind === 'short' && (
          <Checkbox
            label={words.exact}
            checked={exact}
            onChange={(event) => onChange({ exact: event.currentTarget.checked || undefined })}
          />
        )}
        <p role="alert">{problem}</p>
        <Group gap="sm">
          {options.length < letters.length && (
            <Button variant="default" onClick={() => onChange({ options: [...options, ''] })}>
              {words.addOf[kind]}
            </Button>
          )}
          {options.length > least && (
            <Button
              variant="default"
              onClick={() =>
                onChange({
                  options: options.slice(0, -1),
                  correct: correct.filter((at) => at < options.length - 1),
                })
              }
            >
              {words.dropOf[kind]}
            </Button>
          )}
          {kind === 'choice' && (
            <Button variant="subtle" onClick={() => onChange({ options: ['Đúng', 'Sai'], correct: [] })}>
              {words.truth}
            </Button>
          )}
        </Group>
      </Stack>
    </fieldset>
  )
}
