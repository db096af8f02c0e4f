import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { announcementWords } from './strings.ts'

const words = announcementWords.form
const key = ['message-templates']

const useTemplates = () =>
  useQuery({ queryKey: key, queryFn: async () => (await read(api.announcements.templates.$get())).templates })

type SelectProps = { unitId: string; onPick: (words: { title: string; text: string }) => void }

/** The wordings that were kept, the unit's own first; nothing where there are none. */
export function TemplateSelect({ unitId, onPick }: SelectProps) {
  const templates = useTemplates().data ?? []
  if (templates.length === 0) return null
  const inOrder = [...templates].sort((a, b) => Number(b.unitId === unitId) - Number(a.unitId === unitId))
  return (
    <NativeSelect
      label={words.template}
      value=""
      data={[
        { value: '', label: words.noTemplate },
        ...inOrder.map(({ id, name, unitName, unitId: of }) => ({
          value: id,
          label: of === unitId ? name : `${name} (${unitName})`,
        })),
      ]}
      onChange={(event) => {
        const picked = templates.find(({ id }) => id === event.currentTarget.value)
        if (picked) onPick(picked)
      }}
    />
  )
}

/** Keeps the words of the form to be used again. */
export function SaveTemplate({ unitId, title, text }: { unitId: string; title: string; text: string }) {
  const [open, setOpen] = useState(false)
  const { typed, change, drop } = useKept('template.new', { name: '' })
  const name = typed.name.trim()
  const held = useTemplates().data?.some((one) => one.unitId === unitId && one.name === name)
  const save = useAct(
    () => read(api.announcements.templates.$post({ json: { unitId, name: typed.name, title, text } })),
    {
      reload: [key],
    },
  )
  if (!open)
    return (
      <Group>
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {words.saveTemplate}
        </Button>
        <div role="status">{save.result && <Note tone="good">{words.templateSaved}</Note>}</div>
      </Group>
    )
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        label={words.templateName}
        description={held && words.templateHeld}
        maxLength={200}
        value={typed.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <ActButton
        variant="default"
        loading={save.pending}
        off={lacking(!typed.name.trim() && words.templateName, !text.trim() && words.text)}
        onClick={() =>
          save.go(undefined, () => {
            drop()
            setOpen(false)
          })
        }
      >
        {words.saveTemplate}
      </ActButton>
      <Refusal error={save.error} />
    </Group>
  )
}
