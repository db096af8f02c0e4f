import { Checkbox, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { Item } from '../../api-types.ts'
import { fieldOf, instantOf } from '../../clock.ts'
import { MomentField } from '../fields/day-field.tsx'
import { items } from './strings.ts'

type Life = NonNullable<Item['life']>
type TypedLife = Record<'startsAt' | 'endsAt' | 'expiresAt' | 'place' | 'contact', string> & {
  kind: Life['kind'] | ''
  urgent: boolean
}

const words = items.form.life
const moment = (at: number | null | undefined) => (at == null ? '' : fieldOf(at))

/** What a notice says of when and where, as the form holds it. */
export const typedLife = (life: Item['life'] | undefined): TypedLife => ({
  kind: life?.kind ?? '',
  startsAt: moment(life?.startsAt),
  endsAt: moment(life?.endsAt),
  expiresAt: moment(life?.expiresAt),
  place: life?.place ?? '',
  contact: life?.contact ?? '',
  urgent: life?.urgent ?? false,
})

/** The same as the server takes it; null where nothing was filled in. */
export function lifeOf({ kind, startsAt, endsAt, expiresAt, place, contact, urgent }: TypedLife): Life | null {
  const said = [kind, startsAt, endsAt, expiresAt, place.trim(), contact.trim()].some(Boolean) || urgent
  if (!said) return null
  return {
    ...{ kind: kind || 'other', place, contact, urgent },
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    expiresAt: instantOf(expiresAt),
  }
}

type Props = { typed: TypedLife; onChange: (change: Partial<TypedLife>) => void; open: boolean }

/** When, where and until when; most notices of the day say some of it, an announcement of thanks none. */
export const LifeFields = ({ typed, onChange, open }: Props) => (
  <details open={open}>
    <summary>{words.title}</summary>
    <Stack gap="sm">
      <NativeSelect
        label={words.kind}
        description={words.kindHint}
        value={typed.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as TypedLife['kind'] })}
        data={[
          { value: '', label: words.noKind },
          ...Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
        ]}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MomentField label={words.startsAt} value={typed.startsAt} onChange={(startsAt) => onChange({ startsAt })} />
        <MomentField label={words.endsAt} value={typed.endsAt} onChange={(endsAt) => onChange({ endsAt })} />
        <TextInput
          label={words.place}
          maxLength={200}
          value={typed.place}
          onChange={(event) => onChange({ place: event.currentTarget.value })}
        />
        <TextInput
          label={words.contact}
          description={words.contactHint}
          maxLength={200}
          value={typed.contact}
          onChange={(event) => onChange({ contact: event.currentTarget.value })}
        />
      </SimpleGrid>
      <MomentField
        label={words.expiresAt}
        description={words.expiresHint}
        value={typed.expiresAt}
        onChange={(expiresAt) => onChange({ expiresAt })}
      />
      <Checkbox
        label={words.urgent}
        description={words.urgentHint}
        checked={typed.urgent}
        onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
      />
    </Stack>
  </details>
)
