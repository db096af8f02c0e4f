import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import type { OwnGathering } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { gatherings } from './strings.ts'

const words = gatherings.points.choose
const restMs = 300

/** At which point of a conference somebody will be: those near them first, others by a part of the name. */
export function PointChoice({
  gathering: { id, point, hasBegun },
  picked,
  onPick,
}: {
  gathering: OwnGathering
  picked: number | null
  onPick: (number: number | null) => void
}) {
  const loa = useLoa()
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  // Another point than the one that was to be changed: it is.
  const [from, setFrom] = useState<number | null>(null)
  const changing = point === null || point.lost || point.number === from
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  const found = useQuery({
    queryKey: ['own-gathering', id, 'points', query],
    enabled: changing && !hasBegun,
    queryFn: () => read(loa.api['own-gatherings'][':id'].points.$get({ param: { id }, query: { query } })),
  })
  if (hasBegun || !changing)
    return (
      <div>
        {point && <p>{words.chosen(point.name)}</p>}
        {hasBegun ? (
          <p className="field-hint">{words.begun}</p>
        ) : (
          <Button look="quiet" onClick={() => setFrom(point?.number ?? null)}>
            {words.change}
          </Button>
        )}
      </div>
    )
  const points = found.data?.points ?? []
  const shown = new Set(points.map(({ number }) => number))
  const options = points.flatMap(({ number, name, room, left, next }) => [
    {
      ...{ value: number, label: name, off: left === 0 && number !== point?.number },
      note: [room, left === null ? '' : left > 0 ? words.left(left) : next ? words.next(next.name) : words.full]
        .filter(Boolean)
        .join('. '),
    },
    // What is named as the next can be picked where it stands in no list.
    ...(next && !shown.has(next.number) && shown.add(next.number)
      ? [{ value: next.number, label: next.name, note: '' }]
      : []),
  ])
  return (
    <>
      {point?.lost && <Note tone="urgent">{words.lost(point.name)}</Note>}
      <TextField
        label={words.find}
        hint={words.hint}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.error && <Wrong>{found.error.message}</Wrong>}
      {options.length > 0 && (
        <Choices
          legend={words.legend}
          options={options}
          picked={picked === null ? [] : [picked]}
          onPick={([one]) => onPick(one ?? null)}
        />
      )}
      <p role="status" className="field-hint">
        {found.data && (points.length === 0 ? words.none : found.data.more && words.more)}
      </p>
    </>
  )
}
