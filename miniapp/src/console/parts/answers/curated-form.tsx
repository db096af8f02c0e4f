import { SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Curated } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { CuratedQuotes } from './curated-quotes.tsx'
import { curatedWords } from './curated-strings.ts'
import { Unheld } from './unheld.tsx'

const words = curatedWords.form

/** What a new one begins with: the question that was asked, and what the person answered. */
export type Draft = { question: string; text: string }

type Props = { curated?: Curated; draft?: Draft; onMade?: (id: string) => void; onClose: () => void }

/** Writes a curated answer, or changes one. What was typed stays until the server has taken it. */
export function CuratedForm({ curated, draft, onMade, onClose }: Props) {
  const own = useOwnUnit('answer.curate')
  const { typed, change, drop, note } = useKept(
    `curated.${curated?.id ?? draft?.question ?? 'new'}`,
    {
      unitId: curated?.unitId ?? own,
      wordings: curated?.wordings.join('\n') ?? draft?.question.replace(/[^\S\n]+/g, ' ') ?? '',
      text: curated?.text ?? draft?.text ?? '',
      source: curated?.source ?? '',
      validUntil: curated?.validUntil ?? '',
      citations: curated?.citations.map(({ passageId, quote }) => ({ passageId, quote })) ?? [],
    },
    curated?.contentHash,
  )
  const leave = () => {
    drop()
    onClose()
  }
  const wordings = typed.wordings
    .split('\n')
    .map((wording) => wording.trim())
    .filter(Boolean)
  const save = useAct(
    () => {
      const json = { ...typed, wordings, validUntil: typed.validUntil || null }
      return curated
        ? read(
            api.curated[':id'].$put({ param: { id: curated.id }, json: { ...json, contentHash: curated.contentHash } }),
          )
        : read(api.curated.$post({ json }))
    },
    { reload: [['curated'], ['overview']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          onMade?.(id)
          leave()
        })
      }}
    >
      <Title order={2} size="h3">
        {curated ? words.editTitle : words.newTitle}
      </Title>
      <Stack gap="sm">
        {note}
        {curated?.status === 'approved' && <Note>{words.editNote}</Note>}
        <UnitSelect act="answer.curate" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
        <Textarea
          required
          autosize
          minRows={2}
          label={words.wordings}
          description={words.wordingsHint}
          value={typed.wordings}
          onChange={(event) => change({ wordings: event.currentTarget.value })}
          data-autofocus
        />
        <Textarea
          required
          autosize
          minRows={4}
          maxLength={1300}
          label={words.text}
          description={words.textHint}
          value={typed.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Unheld text={`${typed.text}\n${typed.source}`} />
        <CuratedQuotes
          question={wordings[0] ?? ''}
          value={typed.citations}
          onChange={(next) => change(({ citations }) => ({ citations: next(citations) }))}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={words.source}
            description={words.sourceHint}
            maxLength={160}
            value={typed.source}
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
          <DayField
            label={words.until}
            description={words.untilHint}
            value={typed.validUntil}
            onChange={(validUntil) => change({ validUntil })}
          />
        </SimpleGrid>
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.unitId && common.unit,
            wordings.length === 0 && words.wordings,
            !typed.text.trim() && words.text,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
