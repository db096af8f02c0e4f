import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, read } from '../../../api.ts'
import { useFileChoice } from '../../../ui/file-choice.tsx'
import { useAct } from '../../act.ts'
import type { GatheringPage } from '../../api-types.ts'
import { api, patientApi } from '../../client.ts'
import { fieldOf, instantOf, written } from '../../clock.ts'
import { useNow } from '../../session.ts'
import { MomentField } from '../fields/day-field.tsx'
import { AskedAct, Confirm } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { gatheringWords as words } from './strings.ts'

type Readers = GatheringPage['papers'][number]['readers']

/** What is read before and in a gathering: each with who reads it, from when, and how many have. */
export function Papers({ gathering, writes }: { gathering: GatheringPage; writes: boolean }) {
  const [adding, setAdding] = useState(false)
  const { papers, state, papersDueAt } = gathering
  const now = useNow()
  const none = papers.every(({ withdrawnAt }) => withdrawnAt !== null)
  const mayAdd = writes && ['draft', 'announced', 'open'].includes(state)
  return (
    <Stack gap="sm">
      {papersDueAt !== null &&
        none &&
        (papersDueAt <= now() ? (
          <Note>{words.papersDue(written(papersDueAt))}</Note>
        ) : (
          <Text>{words.papersUntil(written(papersDueAt))}</Text>
        ))}
      {papers.length === 0 && <Text className="soft">{words.noPapers}</Text>}
      {papers.length > 0 && (
        <ul className="rows">
          {papers.map((paper) => (
            <Row
              key={paper.id}
              title={<strong>{paper.title}</strong>}
              facts={[
                words.paper.groups[paper.readers],
                paper.withdrawnAt === null ? words.outFrom(written(paper.outAt)) : words.withdrawn,
                words.reads(paper.reads),
              ]}
            >
              {paper.attachmentId && paper.withdrawnAt === null && (
                <Anchor href={`/api/own-gatherings/${gathering.id}/papers/${paper.id}/file`} target="_blank">
                  {words.paper.openFile}
                </Anchor>
              )}
              {writes && paper.withdrawnAt === null && <Withdraw id={gathering.id} paperId={paper.id} />}
            </Row>
          ))}
        </ul>
      )}
      {mayAdd && !adding && (
        <Group>
          <Button variant="default" onClick={() => setAdding(true)}>
            {words.paper.add}
          </Button>
        </Group>
      )}
      {adding && <Add gathering={gathering} onClose={() => setAdding(false)} />}
    </Stack>
  )
}

function Add({ gathering, onClose }: { gathering: GatheringPage; onClose: () => void }) {
  const now = useNow()
  const { typed, change, drop } = useKept(`gathering-paper.${gathering.id}`, {
    query: '',
    readers: 'asked' as Readers,
    outAt: fieldOf(now()),
  })
  const [query] = useDebouncedValue(typed.query.trim(), 300)
  const found = useQuery({
    queryKey: ['documents', 'for-gathering', query],
    enabled: query.length > 1,
    queryFn: () => read(api.library.documents.$get({ query: { query, limit: 8 } })),
  })
  const add = useAct(
    (documentId: string) =>
      read(
        api.gatherings[':id'].papers.$post({
          param: { id: gathering.id },
          json: {
            ...{ documentId, title: '', agendaId: null, readers: typed.readers },
            outAt: instantOf(typed.outAt) ?? now(),
          },
        }),
      ),
    { reload: [['gathering', gathering.id]] },
  )
  const end = () => {
    drop()
    onClose()
  }
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={words.paper.readers}
          value={typed.readers}
          data={Object.entries(words.paper.groups).map(([value, label]) => ({ value, label }))}
          onChange={(event) => change({ readers: event.currentTarget.value as Readers })}
        />
        <MomentField label={words.paper.outAt} value={typed.outAt} onChange={(outAt) => change({ outAt })} />
      </Group>
      <Upload id={gathering.id} readers={typed.readers} outAt={instantOf(typed.outAt) ?? now()} onAdded={end} />
      <TextInput
        type="search"
        label={words.paper.find}
        value={typed.query}
        onChange={(event) => change({ query: event.currentTarget.value })}
      />
      <Refusal error={add.error ?? found.error} />
      {found.data?.documents.length === 0 && <Text role="status">{words.paper.none}</Text>}
      <ul className="rows">
        {found.data?.documents.map(({ id, title, number }) => (
          <Row key={id} title={title} facts={[number]}>
            <Button
              variant="default"
              aria-label={`${words.paper.choose}: ${title}`}
              loading={add.pending}
              onClick={() => add.go(id, end)}
            >
              {words.paper.choose}
            </Button>
          </Row>
        ))}
      </ul>
    </Stack>
  )
}

type UploadProps = { id: string; readers: Readers; outAt: number; onAdded: () => void }

/** A file from this machine. One of which it cannot be told whether it bears a marking is asked about, and sent again. */
function Upload({ id, readers, outAt, onAdded }: UploadProps) {
  const [doubted, setDoubted] = useState<File | null>(null)
  const send = useAct(
    ({ file, sure }: { file: File; sure: boolean }) =>
      sendPaper(
        id,
        { readers, outAt: String(outAt), title: '', name: file.name, sure: sure ? 'yes' : 'no' },
        file,
      ).catch((error) => {
        if (!sure && error instanceof ApiError && error.reason === 'gathering.paper-unsure') setDoubted(file)
        throw error
      }),
    { reload: [['gathering', id]] },
  )
  const { field, choose } = useFileChoice({
    label: words.paper.upload,
    accept: '.pdf,.docx,image/jpeg,image/png',
    onFiles: ([file]) => file && send.go({ file, sure: false }, onAdded),
  })
  return (
    <div>
      <Text fw={500}>{words.paper.upload}</Text>
      <Text className="soft">{words.paper.uploadHint}</Text>
      {field}
      <Button variant="default" mt="xs" loading={send.pending} onClick={choose}>
        {words.paper.chooseFile}
      </Button>
      {!doubted && <Refusal error={send.error} />}
      <Confirm
        opened={doubted !== null}
        title={words.paper.doubtTitle}
        confirm={words.paper.doubtSure}
        pending={send.pending}
        error={null}
        onConfirm={() => doubted && send.go({ file: doubted, sure: true }, onAdded)}
        onClose={() => setDoubted(null)}
      >
        <Text>{words.paper.doubtLead}</Text>
      </Confirm>
    </div>
  )
}

type PaperQuery = { readers: Readers; outAt: string; title: string; name: string; sure: 'yes' | 'no' }

const sendPaper = (id: string, query: PaperQuery, body: File) =>
  read(patientApi.gatherings[':id'].papers.file.$post({ param: { id }, query }, { init: { body } }))

function Withdraw({ id, paperId }: { id: string; paperId: string }) {
  const act = useAct(() => read(api.gatherings[':id'].papers[':paperId'].$delete({ param: { id, paperId } })), {
    reload: [['gathering', id]],
  })
  return (
    <AskedAct act={act} words={words.withdraw} title={words.withdrawTitle} variant="subtle">
      <Text>{words.withdrawLead}</Text>
    </AskedAct>
  )
}
