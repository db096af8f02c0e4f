import { Group, Stack, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Changes } from '../../ui/changes.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { DocumentRecord } from '../api-types.ts'
import { api } from '../client.ts'
import { written, writtenDay } from '../clock.ts'
import { DayField } from '../parts/fields/day-field.tsx'
import { hrefOf } from '../parts/library/href.ts'
import { MetadataForm } from '../parts/library/metadata-form.tsx'
import { forceWords, recordWords as words } from '../parts/library/record-strings.ts'
import { Relations } from '../parts/library/relations.tsx'
import { Versions } from '../parts/library/versions.tsx'
import { proofWords } from '../parts/proofs/strings.ts'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'
import { Force } from '../parts/shared/status.tsx'
import { common } from '../strings.ts'

/** One document: what is known of it, what it does to others, and whether it is in force on a day. */
export function DocumentDetail({ id }: { id: string }) {
  const [on, setOn] = useState<string>()
  const query = useQuery({
    queryKey: ['documents', id, on],
    queryFn: () => read(api.records[':id'].$get({ param: { id }, query: { on } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query}>
      {(record) => (
        <Page
          title={record.title}
          lead={
            <>
              <Link href="/library">← {words.back}</Link>{' '}
              {words.lead(record.number || words.unnumbered, record.passageCount, record.version)}
            </>
          }
          actions={
            <>
              {record.mine && record.passageCount > 0 && <Link href={`/library/${id}/proof`}>{proofWords.open}</Link>}
              {record.access === 'public' && record.version > 0 && (
                <PublicCode path={`/documents/${id}`} title={record.title} />
              )}
            </>
          }
        >
          <Stack gap="lg">
            <Confirmed record={record} />
            <InForce record={record} onDay={setOn} />
            <MetadataForm key={record.version} record={record} />
            <Relations record={record} />
            <Versions record={record} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function Confirmed({ record: { confirmedAt, confirmedByName, url } }: { record: DocumentRecord }) {
  return (
    <>
      {confirmedAt === null ? (
        <Note>{words.unconfirmed}</Note>
      ) : (
        <Note tone="good">{words.confirmed(confirmedByName || common.someone, written(confirmedAt))}</Note>
      )}
      {url && (
        <a href={url} rel="noreferrer" target="_blank">
          {words.original}
        </a>
      )}
    </>
  )
}

function InForce({ record, onDay }: { record: DocumentRecord; onDay: (day: string | undefined) => void }) {
  const { on, inForce, repealedOn, amendedOn, changes } = record
  return (
    <section className="card">
      <Title order={2} size="h3">
        {forceWords.title}
      </Title>
      <Group gap="md" align="flex-end">
        <DayField whole label={forceWords.day} value={on} onChange={(day) => onDay(day || undefined)} />
        <div className="in-force" aria-live="polite">
          <Force inForce={inForce} />
        </div>
      </Group>
      {repealedOn && <Text mt="sm">{forceWords.repealed(writtenDay(repealedOn))}</Text>}
      {amendedOn && <Text mt="sm">{forceWords.amended(writtenDay(amendedOn))}</Text>}
      <Changes of={changes} inForce={inForce} href={hrefOf} />
    </section>
  )
}
