import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Changes } from '../../../ui/changes.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { DayField } from '../fields/day-field.tsx'
import { Force } from '../shared/status.tsx'
import { hrefOf } from './href.ts'
import { shelf, library as words } from './strings.ts'

/** Lets an editor see which passages a question would be answered from, without asking it in anybody's name. */
export function TryQuestion() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [narrowed, narrow] = useState<Narrowing>({})
  const query = useQuery({
    queryKey: ['search', asked, narrowed],
    queryFn: () => read(api.library.search.$get({ query: { q: asked, ...narrowed } })),
    enabled: asked !== '',
  })
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.tryTitle}
      </Title>
      <Text className="soft">{words.tryLead}</Text>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed.trim())
        }}
      >
        <Group gap="sm" align="flex-end">
          <TextInput
            className="grow"
            required
            withAsterisk={false}
            label={words.tryLabel}
            placeholder={words.tryPlaceholder}
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit">{words.tryGo}</Button>
        </Group>
        <Filters narrowed={narrowed} onChange={narrow} />
      </form>
      <div aria-live="polite">
        {asked && (
          <Loaded query={query}>
            {({ passages }) =>
              passages.length === 0 ? (
                <Text mt="sm">{words.tryNothing}</Text>
              ) : (
                <ol className="found">
                  {passages.map(({ id, label, documentTitle, documentNumber, snippet, inForce, changes }) => (
                    <li key={id}>
                      <Link href={`/library/passages/${id}`}>{label}</Link>
                      <p className="facts">
                        <span>{documentTitle}</span>
                        {documentNumber && <span>{documentNumber}</span>}
                        <Force inForce={inForce} />
                      </p>
                      <p className="quote">{snippet}</p>
                      <Changes of={changes} inForce={inForce} href={hrefOf} />
                    </li>
                  ))}
                </ol>
              )
            }
          </Loaded>
        )}
      </div>
    </section>
  )
}

type Narrowing = { kind?: string; issuer?: string; from?: string; to?: string; inForceOn?: string }

/** Keeps the search to documents of a type, of an issuer, of a time, or in force on a day. */
function Filters({ narrowed, onChange }: { narrowed: Narrowing; onChange: (narrowed: Narrowing) => void }) {
  const facets = useQuery({ queryKey: ['facets'], queryFn: () => read(api.library.facets.$get()) }).data
  const change = (key: keyof Narrowing) => (value: string) => onChange({ ...narrowed, [key]: value || undefined })
  const set = (key: keyof Narrowing) => (event: { currentTarget: { value: string } }) =>
    change(key)(event.currentTarget.value)
  const choices = (values: string[] = []) => [{ value: '', label: shelf.anyAccess }, ...values]
  return (
    <details>
      <summary>{words.tryFilters}</summary>
      <Group gap="sm" align="flex-end" mt="xs">
        <NativeSelect
          label={words.kind}
          value={narrowed.kind ?? ''}
          data={choices(facets?.kinds)}
          onChange={set('kind')}
        />
        <NativeSelect
          label={words.issuer}
          value={narrowed.issuer ?? ''}
          data={choices(facets?.issuers)}
          onChange={set('issuer')}
        />
        <DayField whole label={words.issuedFrom} value={narrowed.from ?? ''} onChange={change('from')} />
        <DayField whole label={words.issuedTo} value={narrowed.to ?? ''} onChange={change('to')} />
        <DayField whole label={words.inForceOn} value={narrowed.inForceOn ?? ''} onChange={change('inForceOn')} />
      </Group>
    </details>
  )
}
