import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { personWords as words } from '../../strings.ts'
import { Refusal } from '../shared/note.tsx'

/** `unitName` tells two of one name apart. */
export type Picked = { id: string; name: string; unitName?: string | null }

type Props = {
  label: string
  hint?: string
  value: Picked | null
  onChange: (person: Picked | null) => void
  /** Whoever may be chosen, where they are few; else they are asked for by what is typed. */
  among?: readonly Picked[]
  /** What stands below an empty field where whoever may be chosen is known: the first of them, or nobody until something is typed. */
  atRest?: 'first' | 'none'
  /** What is said where nobody, or too many, fit: of what is no person. */
  said?: { none: string; more: string }
  find?: { key: readonly unknown[]; ask: (query: string) => Promise<readonly Picked[]> }
}

const mostShown = 8
const leastTyped = 2
const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()

/** Whether each word that was typed, with its marks or without, begins a word of the name. */
const fits = (name: string, typed: string) => {
  const parts = bare(name).split(/\s+/)
  return bare(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => parts.some((part) => part.startsWith(word)))
}

/**
 * A choice of one person, by a part of the name. Those who fit stand below the field as buttons with their units beside; the
 * arrows go through them.
 */
export function PersonPicker({ label, hint, value, onChange, among, atRest = 'first', said = words, find }: Props) {
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed.trim(), 250)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const listId = useId()
  const asked = useQuery({
    queryKey: ['pick', ...(find?.key ?? []), query],
    enabled: find !== undefined && query.length >= leastTyped,
    queryFn: () => find?.ask(query) ?? [],
  })
  if (value)
    return (
      <div>
        <Text fw={600}>{label}</Text>
        <Group gap="sm">
          <Text>{[value.name, value.unitName].filter(Boolean).join(' – ')}</Text>
          <Button variant="default" aria-label={words.change(label)} onClick={() => onChange(null)}>
            {words.other}
          </Button>
        </Group>
      </div>
    )
  const isAtRest = among ? atRest === 'none' && typed.trim() === '' : query.length < leastTyped
  const all = isAtRest ? [] : (among?.filter(({ name }) => fits(name, typed)) ?? asked.data ?? [])
  const found = all.slice(0, mostShown)
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setTyped('')
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    if (by === 0 || buttons.length === 0) return
    event.preventDefault()
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement) + by
    if (at < 0) field.current?.focus()
    else buttons[Math.min(at, buttons.length - 1)]?.focus()
  }
  const pick = (person: Picked) => {
    setTyped('')
    onChange(person)
  }
  const none =
    found.length === 0 && (among ? typed.trim() !== '' : asked.data !== undefined && query.length >= leastTyped)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from the field to what was found
    <div onKeyDown={move}>
      <TextInput
        ref={field}
        label={label}
        description={hint ?? words.hint}
        autoComplete="off"
        aria-controls={listId}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // A form around it is not sent by a name that is being looked for.
          event.preventDefault()
          if (found.length === 1 && found[0]) pick(found[0])
        }}
      />
      <Refusal error={asked.error} />
      <ul className="picked" id={listId} ref={list}>
        {found.map((person) => (
          <li key={person.id}>
            <Button variant="default" onClick={() => pick(person)}>
              {[person.name, person.unitName].filter(Boolean).join(' – ')}
            </Button>
          </li>
        ))}
      </ul>
      <Text role="status" className="soft">
        {none ? said.none : all.length > found.length && said.more}
      </Text>
    </div>
  )
}
