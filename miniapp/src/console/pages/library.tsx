import { Button, Group, Table, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { Page } from '../parts/page.tsx'
import { Pager } from '../parts/pager.tsx'
import { Status, type Tone } from '../parts/status.tsx'
import type { Document } from '../replies.ts'
import { library as words } from '../strings.ts'

const size = 20

export function Library() {
  const [{ query: wanted, offset }, filter] = useFilters({ query: '', offset: '0' })
  const [typed, setTyped] = useState(wanted)
  const asked = { query: wanted || undefined, offset: Number(offset), limit: size }
  const query = useQuery({
    queryKey: ['documents', asked],
    queryFn: () => read(api.library.documents.$get({ query: asked })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <TryQuestion />
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            filter({ query: typed.trim() })
          }}
        >
          <Group gap="sm" align="flex-end" my="md">
            <TextInput
              className="grow"
              type="search"
              label={words.find}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" leftSection={<Icon name="search" />}>
              {words.search}
            </Button>
          </Group>
        </form>
      </search>
      <Loaded query={query}>
        {({ documents, total }) =>
          documents.length === 0 ? (
            <Empty icon="document" title={words.empty}>
              <p>{wanted ? words.emptySearch : words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Documents documents={documents} />
              <Pager
                offset={Number(offset)}
                size={size}
                total={total}
                onMove={(to) => filter({ offset: String(to) })}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const tones: Record<Document['inForce'], Tone> = {
  yes: 'good',
  partly: 'waiting',
  no: 'urgent',
  not_yet: 'urgent',
  unknown: 'quiet',
}

const Documents = ({ documents }: { documents: Document[] }) => (
  <Table.ScrollContainer minWidth={0} className="table">
    <Table verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.name}</Table.Th>
          <Table.Th>{words.number}</Table.Th>
          <Table.Th>{words.issued}</Table.Th>
          <Table.Th>{words.force}</Table.Th>
          <Table.Th>{words.access}</Table.Th>
          <Table.Th>{words.passages}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td data-label={words.name}>
              <strong>{document.title}</strong>
              {document.issuer && <p className="soft">{document.issuer}</p>}
              {document.sample && <p className="soft">{words.sample}</p>}
            </Table.Td>
            <Table.Td data-label={words.number}>{document.number || '–'}</Table.Td>
            <Table.Td data-label={words.issued}>{document.issuedOn ? writtenDay(document.issuedOn) : '–'}</Table.Td>
            <Table.Td data-label={words.force}>
              <Status tone={tones[document.inForce]}>{words.inForce[document.inForce]}</Status>
            </Table.Td>
            <Table.Td data-label={words.access}>{words.accessNames[document.access]}</Table.Td>
            <Table.Td data-label={words.passages}>{document.passageCount.toLocaleString('vi-VN')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)

/** Lets an editor see which passages a question would be answered from, without asking it in anybody's name. */
function TryQuestion() {
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
                      <strong>{label}</strong>
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
