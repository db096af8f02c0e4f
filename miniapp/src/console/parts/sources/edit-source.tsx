import { Stack, TextInput, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Source } from '../../api-types.ts'
import { api } from '../../client.ts'
import { common } from '../../strings.ts'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { sources as words } from './strings.ts'
import { TermFields } from './term-fields.tsx'
import { termsOf, typedTerms } from './typed.ts'

export function EditSource({ source, onClose }: { source: Source; onClose: () => void }) {
  const { typed, change, drop, note } = useKept(`source.${source.id}`, typedTerms(source), source.mark)
  const leave = () => {
    drop()
    onClose()
  }
  const { id, mark } = source
  const save = useAct(() => read(api.sources[':id'].$patch({ param: { id }, json: { ...termsOf(typed), mark } })), {
    reload: [['sources'], ['items']],
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Title order={2}>{words.edit}</Title>
      <Stack gap="sm">
        {note}
        <TextInput
          required
          label={words.name}
          value={typed.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TermFields typed={typed} unitId={source.unitId} error={save.error} onChange={change} />
        <Refusal error={save.error} />
        <FormEnd
          act={common.save}
          pending={save.pending}
          off={lacking(!typed.name.trim() && words.name)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
