import { Stack, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { AddressField } from '../fields/address-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { items as words } from './strings.ts'

/** Drafts one item from the article that a link leads to. */
export function PasteLink({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('item.write')
  const { typed, change, drop, note } = useKept('item.link', {
    unitId: own,
    url: '',
  })
  const paste = useAct(() => read(api.items['from-link'].$post({ json: typed })), { reload: [['items'], ['overview']] })
  const made = paste.result
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        paste.go(undefined, () => change({ url: '' }))
      }}
    >
      <Title order={2}>{words.pasteTitle}</Title>
      <Stack gap="sm">
        {note}
        <UnitSelect act="item.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
        <AddressField
          required
          label={words.pasteLink}
          description={words.pasteHint}
          value={typed.url}
          onChange={(url) => change({ url })}
        />
        <Refusal error={paste.error} />
        <div aria-live="polite">{made && 'title' in made && <Note tone="good">{words.pasted(made.title)}</Note>}</div>
        <FormEnd
          act={words.pasteDo}
          pending={paste.pending}
          off={lacking(!typed.unitId && common.unit, !typed.url.trim() && words.pasteLink)}
          onClose={() => {
            drop()
            onClose()
          }}
        />
      </Stack>
    </form>
  )
}
