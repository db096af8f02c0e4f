import { Button, Group, Stack, Textarea } from '@mantine/core'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { DraftedQuestions } from '../../api-types.ts'
import { api } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Refusal } from '../shared/note.tsx'
import { OptionsField } from './options-field.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.drafting

type Given = DraftedQuestions['drafts'][number]
/** `key` tells it from the others, whatever is changed of it. */
export type Draft = Given & { key: string }

type Props = {
  at: number
  unitId: string
  draft: Draft
  onChange: (part: Partial<Given['content']>) => void
  onGone: (isKept: boolean) => void
}

/** One draft beside the clause that it rests on: a person reads both, changes it, and keeps it or leaves it. */
export function DraftRow({ at, unitId, draft: { content, label, quote, passage }, onChange, onGone }: Props) {
  const { text, options, correct, explanation, source, passageId, tags, difficulty } = content
  const keep = useAct(
    () =>
      read(
        api['question-bank'].drafts.keep.$post({
          json: {
            unitId,
            content: { text, options, correct, explanation, source, tags, difficulty, passageId: passageId ?? '' },
          },
        }),
      ),
    { reload: [['question-bank']] },
  )
  const empty = options.some((option) => !option.trim())
  return (
    <fieldset className="choices">
      <legend>{words.at(at)}</legend>
      <Stack gap="sm">
        <div>
          <p className="facts">
            <span>{`${words.clause}: ${label}`}</span>
            {passageId && <Link href={`/library/passages/${passageId}`}>{words.open}</Link>}
          </p>
          <blockquote className="quote">{quote}</blockquote>
          <details>
            <summary>{words.whole}</summary>
            <p className="quote">{passage}</p>
          </details>
        </div>
        <Textarea
          required
          autosize
          label={bankWords.form.text}
          maxLength={2000}
          value={text}
          error={problemOf(keep.error, 'text')}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <OptionsField
          kind="choice"
          exact={false}
          options={options}
          correct={correct}
          problem={undefined}
          onChange={onChange}
        />
        <Textarea
          autosize
          label={bankWords.form.explanation}
          maxLength={3000}
          value={explanation}
          onChange={(event) => onChange({ explanation: event.currentTarget.value })}
        />
        <Refusal error={keep.error} />
        <Group gap="sm">
          <ActButton
            off={lacking(
              !text.trim() && bankWords.form.text,
              empty && bankWords.form.optionsOf.choice,
              correct.length === 0 && bankWords.right,
            )}
            loading={keep.pending}
            onClick={() => keep.go(undefined, () => onGone(true))}
          >
            {words.keep}
          </ActButton>
          <Button variant="default" onClick={() => onGone(false)}>
            {words.leave}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  )
}
