import { Button, Checkbox, Group, Stack, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { FormEnd } from '../shared/form-end.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { UnitSelect } from '../shared/unit-select.tsx'
import { evaluationWords } from './evaluation-strings.ts'

const words = evaluationWords.form

/** A golden question and the passages that answer it, chosen from what the library finds for it. */
export function GoldenForm({ text: first, onClose }: { text: string; onClose: () => void }) {
  const [text, setText] = useState(first)
  const [asked, setAsked] = useState(first.trim())
  const [passageIds, choose] = useState<string[]>([])
  const [none, setNone] = useState(false)
  const session = useSession()
  const [unitId, setUnitId] = useState(session.data?.roles[0]?.unitId ?? '')
  const save = useAct(
    () => read(api.evaluation.golden.$post({ json: { text, unitId, passageIds: none ? [] : passageIds } })),
    {
      reload: [['evaluation']],
    },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, onClose)
      }}
    >
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Stack gap="sm">
        <Textarea
          required
          autosize
          minRows={2}
          label={words.text}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <UnitSelect required value={unitId} onChange={setUnitId} />
        <Group>
          <Button
            variant="default"
            leftSection={<Icon name="search" />}
            disabled={!text.trim()}
            onClick={() => setAsked(text.trim())}
          >
            {words.find}
          </Button>
        </Group>
        {asked && !none && <Passages question={asked} chosen={passageIds} onChange={choose} />}
        {asked && (
          <Checkbox label={words.none} checked={none} onChange={(event) => setNone(event.currentTarget.checked)} />
        )}
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          ready={unitId !== '' && text.trim() !== '' && (none || passageIds.length > 0)}
          onClose={onClose}
        />
      </Stack>
    </form>
  )
}

type Choosing = { question: string; chosen: string[]; onChange: (passageIds: string[]) => void }

function Passages({ question, chosen, onChange }: Choosing) {
  const query = useQuery({
    queryKey: ['search', question],
    queryFn: () => read(api.library.search.$get({ query: { q: question } })),
  })
  return (
    <Loaded query={query}>
      {({ passages }) =>
        passages.length === 0 ? (
          <Note>{words.nothing}</Note>
        ) : (
          <Checkbox.Group label={words.choose} value={chosen} onChange={onChange}>
            <Stack gap="xs" mt="xs">
              {passages.slice(0, 10).map(({ id, label, documentTitle, snippet }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={[label, documentTitle].filter(Boolean).join(', ')}
                  description={snippet}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )
      }
    </Loaded>
  )
}
