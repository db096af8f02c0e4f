import { MultiSelect, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { problemOf } from '../../act.ts'
import type { Source } from '../../api-types.ts'
import { atOrBelow } from '../../own-units.ts'
import { useUnits } from '../../session.ts'
import { items } from '../items/strings.ts'
import { sources as words } from './strings.ts'
import type { TypedTerms } from './typed.ts'

const licences = Object.entries(items.licences).map(([value, label]) => ({ value, label }))

type Props = {
  typed: TypedTerms
  unitId: string
  error: Error | null
  onChange: (part: Partial<TypedTerms>) => void
}

/** On what terms a source is read: how often, what of it, and for whom. */
export function TermFields({ typed, unitId, error, onChange }: Props) {
  const units = atOrBelow(useUnits().units, new Set([unitId]))
  const field = (name: 'embargoMinutes' | 'intervalMinutes' | 'include' | 'exclude' | 'categories') => ({
    value: typed[name],
    error: problemOf(error, name),
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NativeSelect
          label={words.licence}
          value={typed.licence}
          data={licences}
          onChange={(event) => onChange({ licence: event.currentTarget.value as Source['licence'] })}
        />
        <TextInput required label={words.embargo} type="number" min={0} {...field('embargoMinutes')} />
        <TextInput required label={words.interval} type="number" min={5} {...field('intervalMinutes')} />
      </SimpleGrid>
      <details open={typed.include + typed.exclude + typed.categories !== '' || typed.concerns.length > 0}>
        <summary>{words.filters}</summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={words.include} description={words.phrasesHint} {...field('include')} />
          <TextInput label={words.exclude} description={words.phrasesHint} {...field('exclude')} />
          <TextInput label={words.categories} description={words.phrasesHint} {...field('categories')} />
          <MultiSelect
            searchable
            label={words.concerns}
            description={words.concernsHint}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={typed.concerns}
            onChange={(concerns) => onChange({ concerns })}
          />
        </SimpleGrid>
      </details>
    </>
  )
}
