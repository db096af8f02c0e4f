import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { library as words } from '../strings.ts'

/** Lets an editor see which passages a question would be answered from, without asking it in anybody's name. */
export function TryQuestion() {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: () => read(api.library.search.$get({ query: { q: asked } })),
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
            label={words.tryLabel}
            placeholder={words.tryPlaceholder}
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!typed.trim()}>
            {words.tryGo}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {asked && (
          <Loaded query={query}>
            {({ passages }) =>
              passages.length === 0 ? (
                <Text mt="sm">{words.tryNothing}</Text>
              ) : (
                <ol className="found">
                  {passages.map(({ id, label, documentTitle, documentNumber, snippet }) => (
                    <li key={id}>
                      <Link href={`/library/passages/${id}`}>{label}</Link>
                      <p className="facts">
                        <span>{documentTitle}</span>
                        {documentNumber && <span>{documentNumber}</span>}
                      </p>
                      <p className="quote">{snippet}</p>
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
