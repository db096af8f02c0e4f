import { Button, Checkbox, Group, Stack, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { evaluationWords } from './evaluation-strings.ts'

const words = evaluationWords.form

/** A golden question and the passages that answer it, chosen from what the library finds for it. */
export function GoldenForm({ text: first, onClose }: { text: string; onClose: () => void }) {
  const own = useOwnUnit('document.write')
  const { typed, change, drop, note } = useKept(`golden.${first || 'new'}`, {
    text: first,
    asked: first.trim(),
    passageIds: [] as string[],
    none: false,
    unitId: own,
  })
  const { text, asked, passageIds, none, unitId } = typed
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => read(api.evaluation.golden.$post({ json: { text, unitId, passageIds: none ? [] : passageIds } })),
    { reload: [['evaluation']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Stack gap="sm">
        {note}
        <Textarea
          required
          autosize
          minRows={2}
          label={words.text}
          maxLength={1000}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          data-autofocus
        />
        <UnitSelect act="document.write" required value={unitId} onChange={(unitId) => change({ unitId })} />
        {text.trim() && (
          <Group>
            <Button
              variant="default"
              leftSection={<Icon name="search" />}
              onClick={() => change({ asked: text.trim() })}
            >
              {words.find}
            </Button>
          </Group>
        )}
        {asked && !none && (
          <Passages question={asked} chosen={passageIds} onChange={(chosen) => change({ passageIds: chosen })} />
        )}
        {asked && (
          <Checkbox
            label={words.none}
            checked={none}
            onChange={(event) => change({ none: event.currentTarget.checked })}
          />
        )}
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !text.trim() && words.text,
            unitId === '' && common.unit,
            !none && passageIds.length === 0 && words.passage,
          )}
          onClose={leave}
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
