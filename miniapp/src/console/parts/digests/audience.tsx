import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Audience } from '../../../../../db/schema/digests.ts'
import { hasTyped } from '../../../fold.ts'
import type { Group as ChatGroup, Unit } from '../../api-types.ts'
import { channelNames } from '../../strings.ts'
import { depthsOf } from '../fields/unit-select.tsx'
import { placesOf, audience as words } from './strings.ts'

/** How the groups are chosen: all of them, all of a kind, or one by one. */
export type Choice = {
  way: 'all' | 'kind' | 'each'
  unitId: string
  channels: ChatGroup['channel'][]
  tags: string[]
  groupIds: string[]
}
export const everybody: Choice = { way: 'all', unitId: '', channels: [], tags: [], groupIds: [] }

/** What the server is asked for. A kind is asked for as such, so that it also holds where groups are thousands. */
export function asked({ way, unitId, channels, tags, groupIds }: Choice): Audience {
  if (way === 'each') return { groupIds }
  if (way === 'all') return {}
  return {
    ...(unitId && { unitIds: [unitId] }),
    ...(channels.length > 0 && { channels }),
    ...(tags.length > 0 && { tags }),
  }
}

/** The groups that a choice means, of those given. */
export function chosenOf(choice: Choice, groups: ChatGroup[], units: readonly Unit[]): ChatGroup[] {
  if (choice.way === 'all') return groups
  if (choice.way === 'each') return groups.filter(({ id }) => choice.groupIds.includes(id))
  const below = choice.unitId ? subtreeOf(choice.unitId, units) : null
  return groups.filter(
    ({ unitId, channel, tags }) =>
      (!below || below.has(unitId)) &&
      (choice.channels.length === 0 || choice.channels.includes(channel)) &&
      (choice.tags.length === 0 || tags.some((tag) => choice.tags.includes(tag))),
  )
}

export function subtreeOf(rootId: string, units: readonly Unit[]): Set<string> {
  const reach = new Set([rootId])
  // Parents come before their children in the list.
  for (const { id, parentId } of units) if (parentId && reach.has(parentId)) reach.add(id)
  return reach
}

type Props = { choice: Choice; groups: ChatGroup[]; units: readonly Unit[]; onChange: (choice: Choice) => void }

/** Which of a unit's groups a digest goes to. */
export function AudienceChoice({ choice, groups, units, onChange }: Props) {
  const change = (next: Partial<Choice>) => onChange({ ...choice, ...next })
  return (
    <fieldset className="choices">
      <legend>{words.title}</legend>
      <Radio.Group value={choice.way} onChange={(way) => change({ way: way as Choice['way'] })}>
        <Stack gap="sm">
          <Radio value="all" label={words.all(placesOf(groups.map(({ channel }) => channel)))} />
          <Radio value="kind" label={words.kind} />
          <Radio value="each" label={words.each} />
        </Stack>
      </Radio.Group>
      {choice.way === 'kind' && <Kind choice={choice} groups={groups} units={units} onChange={onChange} />}
      {choice.way === 'each' && (
        <Each groups={groups} chosen={choice.groupIds} onChange={(groupIds) => change({ groupIds })} />
      )}
    </fieldset>
  )
}

// More than these are not read through: they are found by name.
const mostAtOnce = 12

type EachProps = { groups: ChatGroup[]; chosen: string[]; onChange: (chosen: string[]) => void }

/** Group by group; of many those that bear what is typed, and those that are chosen. */
function Each({ groups, chosen, onChange }: EachProps) {
  const [typed, setTyped] = useState('')
  const described = ({ unitName, channel, tags }: ChatGroup) =>
    [unitName, channelNames[channel] ?? channel, ...tags].join(' · ')
  const isMeant = (group: ChatGroup) => hasTyped(`${group.name} ${described(group)}`, typed)
  const shown = groups.filter((group) => chosen.includes(group.id) || isMeant(group))
  return (
    <>
      {groups.length > mostAtOnce && (
        <TextInput
          label={words.find}
          type="search"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Checkbox.Group
        label={groups.length > mostAtOnce ? words.chosenOf(chosen.length, groups.length) : words.which}
        value={chosen}
        onChange={onChange}
      >
        <Stack gap="sm" mt="xs">
          {shown.map((group) => (
            <Checkbox key={group.id} value={group.id} label={group.name} description={described(group)} />
          ))}
          {shown.length === 0 && <p role="status">{words.notFound}</p>}
        </Stack>
      </Checkbox.Group>
    </>
  )
}

/** By unit, channel and tag together; what is left open takes all. */
function Kind({ choice, groups, units, onChange }: Props) {
  const change = (next: Partial<Choice>) => onChange({ ...choice, ...next })
  const under = (unitId: string) => {
    const below = subtreeOf(unitId, units)
    return groups.filter((group) => below.has(group.unitId)).length
  }
  const depths = depthsOf(units)
  const withGroups = units.filter(({ id }) => under(id) > 0)
  return (
    <Stack gap="sm">
      <p className="soft">{words.kindHint}</p>
      <NativeSelect
        label={words.unit}
        value={choice.unitId}
        data={[
          { value: '', label: words.anyUnit },
          ...withGroups.map((unit) => ({
            value: unit.id,
            label: `${'– '.repeat(depths.get(unit.id) ?? 0)}${words.counted(unit.name, under(unit.id))}`,
          })),
        ]}
        onChange={(event) => change({ unitId: event.currentTarget.value })}
      />
      <Several
        label={words.channels}
        options={tally(groups.map(({ channel }) => channel))}
        nameOf={(channel) => channelNames[channel] ?? channel}
        value={choice.channels}
        onChange={(channels) => change({ channels: channels as Choice['channels'] })}
      />
      <Several
        label={words.tags}
        options={tally(groups.flatMap(({ tags }) => tags))}
        nameOf={(tag) => tag}
        value={choice.tags}
        onChange={(tags) => change({ tags })}
        none={words.noTags}
      />
    </Stack>
  )
}

type SeveralProps = {
  label: string
  options: [value: string, count: number][]
  nameOf: (value: string) => string
  value: string[]
  onChange: (value: string[]) => void
  none?: string
}

const Several = ({ label, options, nameOf, value, onChange, none }: SeveralProps) => (
  <Checkbox.Group label={label} value={value} onChange={onChange}>
    <Stack gap="sm" mt="xs">
      {options.length === 0 && <p className="soft">{none}</p>}
      {options.map(([option, count]) => (
        <Checkbox key={option} value={option} label={words.counted(nameOf(option), count)} />
      ))}
    </Stack>
  </Checkbox.Group>
)

function tally(values: string[]): [value: string, count: number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'vi'))
}
