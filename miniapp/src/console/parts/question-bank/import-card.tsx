import { Anchor, Button, FileButton, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { ImportReport } from './report.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.importing

/** What came in from one file, which may become a contest at once. */
export type Brought = { name: string; unitId: string; ids: string[] }

/** Brings in questions from a file or from what is pasted: first what would come in and what is wrong, then all of them. */
export function BankImport({ onClose, onDraw }: { onClose: () => void; onDraw: (brought: Brought) => void }) {
  const own = useOwnUnit('quiz.write')
  const { typed, change, drop, note } = useKept('bank-import', { unitId: own, tags: '', text: '' })
  const { unitId, tags, text } = typed
  const [given, setGiven] = useState<{ name: string; body: Blob } | null>(null)
  const act = useAct(
    ({ body, apply }: { body: Blob; apply: '0' | '1' }) =>
      read(api['question-bank'].import.$post({ query: { unitId, tags, apply } }, { init: { body } })),
    { reload: [['question-bank']] },
  )
  const look = (name: string, body: Blob | null) => {
    if (!body) return
    setGiven({ name, body })
    act.go({ body, apply: '0' })
  }
  const again = (part: Partial<typeof typed>) => {
    change(part)
    act.reset()
  }
  const seen = act.result
  const adds = seen && !seen.applied && seen.counts.fault === 0 && seen.added > 0
  return (
    <section className="card" aria-label={bankWords.bring}>
      <Title order={2}>{bankWords.bring}</Title>
      <Stack gap="sm">
        {note}
        <Text>
          {words.lead}{' '}
          <Anchor href="/api/question-bank/template" download>
            {words.template}
          </Anchor>
        </Text>
        <UnitSelect
          act="quiz.write"
          label={words.unit}
          value={unitId}
          onChange={(chosen) => again({ unitId: chosen })}
        />
        <TextInput
          label={words.tags}
          description={words.tagsHint}
          maxLength={700}
          value={tags}
          onChange={(event) => again({ tags: event.currentTarget.value })}
        />
        <FileButton accept=".docx,.xlsx,.csv,.txt,.gift,.xml" onChange={(file) => look(file?.name ?? '', file)}>
          {(props) => (
            <Group>
              <ActButton
                {...props}
                off={lacking(!unitId && words.unit)}
                loading={act.pending}
                leftSection={<Icon name="plus" />}
              >
                {words.choose}
              </ActButton>
            </Group>
          )}
        </FileButton>
        <Textarea
          label={words.pasted}
          description={words.pastedHint}
          autosize
          minRows={6}
          maxRows={14}
          value={text}
          onChange={(event) => again({ text: event.currentTarget.value })}
        />
        <Group gap="sm">
          <ActButton
            variant="default"
            off={lacking(!unitId && words.unit, !text.trim() && words.pasted)}
            loading={act.pending}
            onClick={() => look(words.text, new Blob([text]))}
          >
            {words.look}
          </ActButton>
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
        </Group>
        <Refusal error={act.error} />
        <div role="status">{seen && given && <ImportReport name={given.name} seen={seen} />}</div>
        {seen?.applied && given && seen.ids.length > 0 && (
          <Group>
            <Button onClick={() => onDraw({ name: titleOf(given.name), unitId, ids: seen.ids })}>
              {words.draw(seen.ids.length)}
            </Button>
          </Group>
        )}
        {adds && given && (
          <Group>
            <Button
              loading={act.pending}
              onClick={() => act.go({ body: given.body, apply: '1' }, ({ applied }) => applied && drop())}
            >
              {words.apply(seen.added)}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}

/** A file's name as people would head it; what was pasted has none. */
const titleOf = (name: string) =>
  name === words.text
    ? ''
    : name
        .replace(/\.[a-z]{2,4}$/iu, '')
        .replaceAll(/[-_]+/gu, ' ')
        .trim()
