import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fold } from '../../../fold.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Empty } from '../../../ui/states.tsx'
import type { ClosedUnit, Unit } from '../../api-types.ts'
import { atOrBelow } from '../../own-units.ts'
import { useMay, useUnitsFor } from '../../session.ts'
import { common } from '../../strings.ts'
import { Row } from '../shared/row.tsx'
import { units as words } from './strings.ts'
import { UnitForm } from './unit-form.tsx'

const mostFound = 100
// A small office sees its whole tree; of a large one the top and what is right below it, the rest as it is opened.
const mostOpen = 40

type Props = { units: Unit[]; closed: ClosedUnit[]; onChange: (unit: Unit) => void }

/** The office's tree: what is wanted is found by its name, by one it had or by its code. */
export function UnitTree({ units, closed, onChange }: Props) {
  // Nobody rearranges what stands beside their own units, nor takes their own away by themselves.
  const manages = useMay()('unit.manage')
  const roots = useUnitsFor('unit.manage')
  const managed = useMemo(() => new Set(atOrBelow(units, roots).map(({ id }) => id)), [units, roots])
  const [editing, setEditing] = useState<string | null>(null)
  const [find, setFind] = useState('')
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null)
  const below = useMemo(() => childrenOf(units), [units])
  const names = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units])
  const tops = units.filter(({ parentId }) => !parentId || !names.has(parentId))
  const open = opened ?? new Set((units.length <= mostOpen ? units : tops).map(({ id }) => id))
  const wanted = fold(find)
  const found = useMemo(() => (wanted ? units.filter((unit) => isMeant(unit, wanted)) : []), [units, wanted])
  const toggle = (id: string) => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }

  const lineOf = (unit: Unit, depth: number, inTree: boolean) => {
    const children = below.get(unit.id)?.length ?? 0
    const isOpen = open.has(unit.id)
    return (
      <Row
        key={unit.id}
        depth={depth}
        title={<strong>{unit.name}</strong>}
        facts={[
          unit.kindName,
          unit.code,
          unit.oldNames.length > 0 && words.oldNames(unit.oldNames),
          unit.besideId && words.beside(names.get(unit.besideId)?.name ?? ''),
          words.members(unit.memberCount),
          words.digestTime(unit.digestTime),
        ]}
      >
        {inTree && children > 0 && (
          <Button
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={isOpen ? words.fold(unit.name) : words.open(unit.name, children)}
            leftSection={<Icon name={isOpen ? 'down' : 'next'} />}
            onClick={() => toggle(unit.id)}
          >
            {children}
          </Button>
        )}
        {managed.has(unit.id) && (
          <Group gap={0}>
            <Button variant="subtle" onClick={() => setEditing(unit.id)} aria-label={`${common.edit}: ${unit.name}`}>
              {common.edit}
            </Button>
            {unit.parentId && managed.has(unit.parentId) && (
              <Button
                variant="subtle"
                onClick={() => onChange(unit)}
                aria-label={`${words.change.replace('…', '')}: ${unit.name}`}
              >
                {words.change}
              </Button>
            )}
          </Group>
        )}
      </Row>
    )
  }
  const branch = (unit: Unit, depth: number): React.ReactNode[] => [
    lineOf(unit, depth, true),
    ...(open.has(unit.id) ? (below.get(unit.id) ?? []).flatMap((child) => branch(child, depth + 1)) : []),
  ]

  return (
    <section>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{words.tree}</Title>
        {manages && !editing && units.length > 0 && (
          <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {words.add}
          </Button>
        )}
      </Group>
      {editing && (editing === 'new' || names.has(editing)) && (
        <UnitForm
          // One unit's words are never saved as another's.
          key={editing}
          unit={names.get(editing)}
          onClose={() => setEditing(null)}
        />
      )}
      {units.length === 0 ? (
        <Empty icon="unit" title={words.empty}>
          <p>{words.emptyLead}</p>
        </Empty>
      ) : (
        <>
          {units.length > 8 && (
            <TextInput
              mb="sm"
              type="search"
              label={words.find}
              value={find}
              onChange={(event) => setFind(event.currentTarget.value)}
            />
          )}
          {wanted ? (
            <>
              <Text role="status" className="soft">
                {found.length === 0 ? words.notFound : words.found(found.length)}{' '}
                {found.length > mostFound && words.tooMany}
              </Text>
              <ul className="rows">{found.slice(0, mostFound).map((unit) => lineOf(unit, 0, false))}</ul>
            </>
          ) : (
            <ul className="rows">{tops.flatMap((unit) => branch(unit, 0))}</ul>
          )}
          <Closed
            closed={closed.filter(({ name }) => !wanted || fold(name).includes(wanted))}
            names={names}
            all={closed}
          />
        </>
      )}
    </section>
  )
}

type ClosedProps = { closed: ClosedUnit[]; all: ClosedUnit[]; names: ReadonlyMap<string, { name: string }> }

/** Those that have ended, folded away: each with who took over. */
function Closed({ closed, all, names }: ClosedProps) {
  if (closed.length === 0) return null
  const ended = new Map(all.map((unit) => [unit.id, unit]))
  const nameOf = (id: string | null) => (id && (names.get(id)?.name ?? ended.get(id)?.name)) || ''
  return (
    <details style={{ marginBlockStart: 'var(--space-4)' }}>
      <summary>{words.closedUnits(closed.length)}</summary>
      <ul className="rows">
        {closed.slice(0, mostFound).map((unit) => (
          <Row
            key={unit.id}
            title={<strong>{unit.name}</strong>}
            facts={[unit.kindName, unit.successorId ? words.closed(nameOf(unit.successorId)) : words.ended]}
          />
        ))}
      </ul>
    </details>
  )
}

const isMeant = ({ name, code, oldNames }: Unit, wanted: string) =>
  [name, code ?? '', ...oldNames].some((one) => fold(one).includes(wanted))

const collator = new Intl.Collator('vi', { numeric: true })

/** By the id of each unit those right below it, by name. */
function childrenOf(units: Unit[]): Map<string, Unit[]> {
  const below = new Map<string, Unit[]>()
  for (const unit of units) {
    if (!unit.parentId) continue
    const others = below.get(unit.parentId)
    if (others) others.push(unit)
    else below.set(unit.parentId, [unit])
  }
  for (const children of below.values()) children.sort((a, b) => collator.compare(a.name, b.name))
  return below
}
