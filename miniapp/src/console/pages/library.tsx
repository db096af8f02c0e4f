import { Button, Group, NativeSelect, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { type Access, accessLevels } from '../access-levels.ts'
import type { Document } from '../api-types.ts'
import { api } from '../client.ts'
import { writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { DocumentActs } from '../parts/library/document-acts.tsx'
import { ImportList } from '../parts/library/import-list.tsx'
import { Releases } from '../parts/library/releases.tsx'
import { shelf, sizeOf, library as words } from '../parts/library/strings.ts'
import { TryQuestion } from '../parts/library/try-question.tsx'
import { useIntake } from '../parts/library/upload.ts'
import { UploadCard } from '../parts/library/upload-card.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Pager } from '../parts/shared/pager.tsx'
import { Force } from '../parts/shared/status.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { SortHead } from '../parts/tables/sort-head.tsx'
import type { Order } from '../parts/tables/sorted.ts'
import { useMay } from '../session.ts'

const size = 20
type Sort = 'number' | 'issued' | 'passages'

export function Library() {
  const [{ query: wanted, access, view, sort, down, offset }, filter] = useFilters<{
    query: string
    access: Access | ''
    view: keyof typeof shelf.views
    sort: Sort | ''
    down: '' | 'true'
    offset: string
  }>({ query: '', access: '', view: 'current', sort: '', down: '', offset: '0' })
  const keeps = useMay()('document.write')
  const [uploading, setUploading] = useState(false)
  const intake = useIntake(keeps)
  const [typed, setTyped] = useState(wanted)
  const retired = keeps && view === 'retired'
  const asked = {
    query: wanted || undefined,
    access: access || undefined,
    retired: retired || undefined,
    sort: sort || undefined,
    down: down !== '' || undefined,
    offset: Number(offset),
    limit: size,
  }
  const query = useQuery({
    queryKey: ['documents', asked],
    queryFn: () => read(api.library.documents.$get({ query: asked })),
  })
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        keeps && (
          <Button leftSection={<Icon name="plus" />} aria-expanded={uploading} onClick={() => setUploading(!uploading)}>
            {shelf.upload}
          </Button>
        )
      }
    >
      {keeps && uploading && (
        <UploadCard largest={sizeOf(intake.largest)} onFiles={(files, to) => intake.send(files, to)} />
      )}
      {keeps && <ImportList sending={intake.sending} imports={intake.imports} onDrop={intake.drop} />}
      {keeps && <Releases imported={intake.ended} />}
      <TryQuestion />
      {keeps && <Tabs label={words.title} value={view} choices={shelf.views} onChange={(view) => filter({ view })} />}
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
            <NativeSelect
              label={words.access}
              value={access}
              onChange={(event) => filter({ access: event.currentTarget.value as Access | '' })}
              data={[
                { value: '', label: shelf.anyAccess },
                ...accessLevels.map((level) => ({ value: level, label: words.accessNames[level] })),
              ]}
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
              <p>
                {wanted || access ? words.emptySearch : retired ? shelf.emptyRetired : keeps ? shelf.emptyLead : ''}
              </p>
            </Empty>
          ) : (
            <>
              <Documents
                documents={documents}
                order={sort ? { column: sort, down: down !== '' } : null}
                onOrder={(order) =>
                  filter({ sort: (order?.column ?? '') as Sort | '', down: order?.down ? 'true' : '' })
                }
                acts={
                  keeps &&
                  ((document) => (
                    <DocumentActs
                      document={document}
                      retired={retired}
                      onReplace={(file) => intake.send([file], { access: document.access, replaces: document.id })}
                    />
                  ))
                }
              />
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

type ListProps = {
  documents: Document[]
  order: Order | null
  onOrder: (order: Order | null) => void
  acts: false | ((document: Document) => ReactNode)
}

const Documents = ({ documents, order, onOrder, acts }: ListProps) => (
  <Table.ScrollContainer minWidth={0} className="table">
    <Table verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.name}</Table.Th>
          <SortHead label={words.number} column="number" order={order} onOrder={onOrder} />
          <SortHead label={words.issued} column="issued" order={order} onOrder={onOrder} />
          <Table.Th>{words.force}</Table.Th>
          <Table.Th>{words.access}</Table.Th>
          <SortHead label={words.passages} column="passages" order={order} onOrder={onOrder} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td data-label={words.name}>
              <Link href={`/library/${document.id}`}>{document.title}</Link>
              {document.issuer && <p className="soft">{document.issuer}</p>}
              {document.sample && <p className="soft">{words.sample}</p>}
              {acts && <div className="acts">{acts(document)}</div>}
            </Table.Td>
            <Table.Td data-label={words.number} className={document.number.length < 25 ? 'whole' : undefined}>
              {document.number || '–'}
            </Table.Td>
            <Table.Td data-label={words.issued} className="whole">
              {document.issuedOn ? writtenDay(document.issuedOn) : '–'}
            </Table.Td>
            <Table.Td data-label={words.force}>
              <Force inForce={document.inForce} />
            </Table.Td>
            <Table.Td data-label={words.access}>{words.accessNames[document.access]}</Table.Td>
            <Table.Td data-label={words.passages}>{document.passageCount.toLocaleString('vi-VN')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Table.ScrollContainer>
)
