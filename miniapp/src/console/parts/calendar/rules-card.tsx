import { Checkbox, Group, NativeSelect, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { SendingRules } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useMay, useOwnUnit, useUnits } from '../../session.ts'
import { readClock } from '../../typed-days.ts'
import { ClockField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { rulesWords as words } from './day-strings.ts'

const keyOf = (unitId: string) => ['calendar', 'rules', unitId]

/** How a unit sends, whose rule that is, and what each choice means. */
export function RulesCard() {
  const own = useOwnUnit('broadcast.read')
  const [unitId, setUnitId] = useState(own)
  const query = useQuery({
    queryKey: keyOf(unitId),
    queryFn: () => read(api.calendar.rules[':unitId'].$get({ param: { unitId } })),
    enabled: unitId !== '',
  })
  return (
    <section className="card" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Stack gap="sm">
        <UnitSelect act="broadcast.read" value={unitId} onChange={setUnitId} />
        {unitId && <Loaded query={query}>{(rules) => <RulesForm key={unitId} unitId={unitId} rules={rules} />}</Loaded>}
      </Stack>
    </section>
  )
}

const choices = Object.entries(words.choices) as [SendingRules['ifNobody'], [string, string]][]
const fresh = '19:30'

function RulesForm({ unitId, rules }: { unitId: string; rules: SendingRules }) {
  const keeps = useMay()('rhythm.manage')
  const { own, from, mark, ...held } = rules
  const name = useUnits().units.find(({ id }) => id === unitId)?.name ?? ''
  const { typed, change, drop, note } = useKept(`rules ${unitId}`, held, mark)
  const reload = [
    ['calendar', 'rules'],
    ['calendar', 'entries'],
  ]
  const { ifNobody, eveningAt, quietFrom, quietTo, parts } = typed
  const json = { ifNobody, eveningAt, quietFrom, quietTo, parts, mark }
  const save = useAct(() => read(api.calendar.rules[':unitId'].$put({ param: { unitId }, json })), { reload })
  const takeBack = useAct(() => read(api.calendar.rules[':unitId'].$delete({ param: { unitId } })), { reload })
  const wrong = (clock: string) => readClock(clock) === null
  const field = (at: 'eveningAt' | 'quietFrom' | 'quietTo') => ({
    label: words[at],
    readOnly: !keeps,
    value: typed[at],
    onChange: (clock: string) => change({ [at]: clock }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        <Text>{own ? words.own(name) : from ? words.from(from) : words.common}</Text>
        {!keeps && <Note>{words.onlyApprover}</Note>}
        {note}
        <Radio.Group
          label={words.ifNobody}
          value={ifNobody}
          readOnly={!keeps}
          onChange={(chosen) => change({ ifNobody: chosen as SendingRules['ifNobody'] })}
        >
          <Stack gap="sm" mt="xs">
            {choices.map(([value, [label, meaning]]) => (
              <Radio key={value} value={value} label={label} description={meaning} />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox
          label={words.evening}
          description={words.eveningHint}
          checked={eveningAt !== ''}
          readOnly={!keeps}
          onChange={(event) => keeps && change({ eveningAt: event.currentTarget.checked ? fresh : '' })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {eveningAt !== '' && <ClockField required {...field('eveningAt')} />}
          <NativeSelect
            label={words.parts}
            value={String(parts)}
            data={[1, 2, 3].map((count) => ({ value: String(count), label: words.partsOf(count) }))}
            onChange={(event) => keeps && change({ parts: Number(event.currentTarget.value) })}
          />
          <ClockField required description={words.quietHint} {...field('quietFrom')} />
          <ClockField required {...field('quietTo')} />
        </SimpleGrid>
        <Refusal error={save.error} />
        <div role="status">{save.result && <Note tone="good">{words.saved}</Note>}</div>
        {keeps && (
          <Group gap="sm">
            <ActButton
              type="submit"
              loading={save.pending}
              off={lacking(
                eveningAt !== '' && wrong(eveningAt) && words.eveningAt,
                (wrong(quietFrom) || wrong(quietTo)) && words.quietFrom,
              )}
            >
              {words.save}
            </ActButton>
            {own && (
              <AskedAct
                act={takeBack}
                words={words.takeBack}
                title={words.takeBackTitle}
                variant="subtle"
                onDone={() => {
                  drop()
                  save.reset()
                }}
              >
                <Text>{words.takeBackText}</Text>
              </AskedAct>
            )}
          </Group>
        )}
      </Stack>
    </form>
  )
}
