import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { problemOf } from '../../../act.ts'
import type { RoundRules } from '../../../api-types.ts'
import { useUnits } from '../../../session.ts'
import { depthsOf } from '../../fields/unit-select.tsx'
import { entering as words } from './strings.ts'

export const enteringStart = {
  memberOf: [] as string[],
  guests: 'phone' as NonNullable<RoundRules['guests']>,
  birthYear: false,
  minAge: '',
  maxAge: '',
  excludeStaff: false,
}

export type EnteringTyped = typeof enteringStart
type People = NonNullable<RoundRules['people']>

const orNull = (typed: string) => (typed.trim() === '' ? null : Number(typed))

/** What is typed, as rules; what does not go with whom the round is for is left out. */
export const enteringRules = ({ memberOf, guests, minAge, maxAge, ...typed }: EnteringTyped, people: People) => ({
  ...(people === 'members' && memberOf.length > 0 && { memberOf }),
  ...(people === 'all' && { guests }),
  birthYear: typed.birthYear,
  minAge: typed.birthYear ? orNull(minAge) : null,
  maxAge: typed.birthYear ? orNull(maxAge) : null,
  excludeStaff: typed.excludeStaff,
})

type Props = {
  people: People
  typed: EnteringTyped
  error: Error | null
  onChange: (part: Partial<EnteringTyped>) => void
}

/** Who may enter: the fields of a round's rules that say it. */
export const EnteringFields = ({ people, typed, error, onChange }: Props) => {
  const age = (name: 'minAge' | 'maxAge') => ({
    label: words[name],
    value: typed[name],
    error: problemOf(error, `rules.${name}`),
    onChange: (event: ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <Stack gap="sm">
      {people === 'members' && (
        <Units
          chosen={typed.memberOf}
          wrong={problemOf(error, 'rules.memberOf')}
          onChange={(memberOf) => onChange({ memberOf })}
        />
      )}
      {people === 'all' && (
        <NativeSelect
          label={words.guests}
          description={words.guestsHint[typed.guests]}
          value={typed.guests}
          data={Object.entries(words.ways).map(([value, label]) => ({ value, label }))}
          error={problemOf(error, 'rules.guests')}
          onChange={(event) => onChange({ guests: event.currentTarget.value as EnteringTyped['guests'] })}
        />
      )}
      <Checkbox
        label={words.birthYear}
        checked={typed.birthYear}
        onChange={(event) => onChange({ birthYear: event.currentTarget.checked })}
      />
      {typed.birthYear && (
        <div>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput type="number" min={4} max={120} {...age('minAge')} />
            <TextInput type="number" min={4} max={120} {...age('maxAge')} />
          </SimpleGrid>
          <Text className="soft">{words.ageHint}</Text>
        </div>
      )}
      <Checkbox
        label={words.excludeStaff}
        checked={typed.excludeStaff}
        onChange={(event) => onChange({ excludeStaff: event.currentTarget.checked })}
      />
    </Stack>
  )
}

type UnitsProps = { chosen: string[]; wrong: string | undefined; onChange: (chosen: string[]) => void }

/** Units one after the other: any of the office's, for a contest may be for members of a neighbour too. */
function Units({ chosen, wrong, onChange }: UnitsProps) {
  const { units } = useUnits()
  const depths = depthsOf(units)
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id
  return (
    <div>
      <NativeSelect
        label={words.memberOf}
        description={words.memberOfHint}
        error={wrong}
        value=""
        data={[
          { value: '', label: words.add },
          ...units
            .filter(({ id }) => !chosen.includes(id))
            .map(({ id, name }) => ({ value: id, label: `${'– '.repeat(depths.get(id) ?? 0)}${name}` })),
        ]}
        onChange={(event) => event.currentTarget.value && onChange([...chosen, event.currentTarget.value])}
      />
      <Group gap="xs" mt="xs">
        {chosen.map((id) => (
          <Button
            key={id}
            size="compact-md"
            variant="default"
            onClick={() => onChange(chosen.filter((one) => one !== id))}
          >
            {words.remove(nameOf(id))}
          </Button>
        ))}
      </Group>
    </div>
  )
}

/** The same as facts of a round's card. */
export function enteringFacts(rules: RoundRules): string[] {
  const { people, guests, birthYear, minAge = null, maxAge = null, excludeStaff } = rules
  const said = words.rules
  return [
    ...(people === 'members' ? [said.members] : []),
    ...(guests === 'phone' || guests === 'code' ? [said[guests]] : []),
    ...(minAge !== null || maxAge !== null ? [said.ages(minAge, maxAge)] : birthYear ? [said.birthYear] : []),
    ...(excludeStaff ? [said.noStaff] : []),
  ]
}
