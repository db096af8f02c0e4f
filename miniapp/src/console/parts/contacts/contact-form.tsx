import { NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Contact, Contacts } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { contactWords as words } from './strings.ts'

type Props = { kinds: Contacts['kinds']; contact?: Contact; onClose: () => void }

/** Writes down whom people may call or go to, or puts it right. */
export function ContactForm({ kinds, contact, onClose }: Props) {
  const own = useOwnUnit('item.write')
  const { typed, change, drop, note } = useKept(
    `contact ${contact?.id ?? ''}`,
    {
      unitId: contact?.unitId ?? own,
      kind: contact?.kind ?? ('office' as Contact['kind']),
      ...{ name: contact?.name ?? '', phone: contact?.phone ?? '' },
      ...{ address: contact?.address ?? '', hours: contact?.hours ?? '' },
    },
    contact?.mark,
  )
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => read(api.contacts.$post({ json: { ...typed, ...(contact && { id: contact.id, mark: contact.mark }) } })),
    {
      reload: [['contacts']],
    },
  )
  const field = (name: 'name' | 'phone' | 'address' | 'hours') => ({
    label: words[name],
    maxLength: 200,
    value: typed[name],
    error: problemOf(save.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, leave)
      }}
    >
      <Title order={2}>{contact ? words.editOf(contact.name) : words.add}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <NativeSelect
            label={words.kind}
            value={typed.kind}
            data={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
            onChange={(event) => change({ kind: event.currentTarget.value as Contact['kind'] })}
          />
          <UnitSelect act="item.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <TextInput required description={words.nameHint} {...field('name')} />
          <TextInput inputMode="tel" {...field('phone')} />
          <TextInput {...field('address')} />
          <TextInput {...field('hours')} />
        </SimpleGrid>
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.name.trim() && words.name,
            !typed.phone.trim() && !typed.address.trim() && words.needsOne,
            !typed.unitId && common.unit,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
