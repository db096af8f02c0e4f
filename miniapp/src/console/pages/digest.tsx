import { Button, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Digest } from '../api-types.ts'
import { api } from '../client.ts'
import { written, writtenWeekday } from '../clock.ts'
import { Corrections } from '../parts/digests/corrections.tsx'
import { Schedule } from '../parts/digests/schedule.tsx'
import { digests as words } from '../parts/digests/strings.ts'
import { TryOut } from '../parts/digests/try-out.tsx'
import { Confirm } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { CharacterCount, groupTextLimit, Phone } from '../parts/shared/phone.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'
import { digestTones } from './digests.tsx'

export function DigestDetail({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['digests', id], queryFn: () => read(api.digests[':id'].$get({ param: { id } })) })
  return <Loaded query={query}>{(digest) => <Steps digest={digest} />}</Loaded>
}

function Steps({ digest }: { digest: Digest }) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? digest.text
  return (
    <Page
      title={digest.title}
      lead={[digest.unitName, writtenWeekday(digest.day), words.code(digest.code)].join(' · ')}
      actions={<Status tone={digestTones[digest.status]}>{words.states[digest.status]}</Status>}
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <section aria-label={words.preview}>
          <Title order={2} size="h3" mb="sm">
            {words.preview}
          </Title>
          <Phone from={digest.unitName} text={text} />
          <CharacterCount text={text} />
          <TryOut digestId={digest.id} unsaved={typed !== null} />
        </section>
        <Stack gap="md">
          <Write digest={digest} typed={typed} onType={setTyped} />
          <Approve digest={digest} unsaved={typed !== null} />
          <Step title={words.steps.schedule}>
            {digest.broadcastId ? (
              <Link href={`/broadcasts/${digest.broadcastId}`}>{words.seeBroadcast}</Link>
            ) : digest.status === 'approved' ? (
              <Schedule digest={digest} />
            ) : (
              <Text className="soft">{words.afterApproval}</Text>
            )}
          </Step>
          {(digest.status === 'scheduled' || digest.status === 'cancelled') && <Corrections digest={digest} />}
        </Stack>
      </SimpleGrid>
    </Page>
  )
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card">
    <Title order={2} size="h3">
      {title}
    </Title>
    {children}
  </section>
)

type WriteProps = { digest: Digest; typed: string | null; onType: (text: string | null) => void }

function Write({ digest, typed, onType }: WriteProps) {
  const may = useMay()
  const reload = [['digests'], ['overview']]
  const save = useAct(
    (change: { text?: string; itemIds?: string[] }) =>
      read(api.digests[':id'].$patch({ param: { id: digest.id }, json: change })),
    {
      reload,
    },
  )
  const open = digest.status === 'draft' || digest.status === 'approved'
  const mayWrite = may('digest.write') && open
  const remove = (id: string) =>
    save.go({ itemIds: digest.items.filter((item) => item.id !== id).map((item) => item.id) })
  return (
    <Step title={words.steps.write}>
      <Text className="soft">{digest.editedByName ? words.editedBy(digest.editedByName) : words.auto}</Text>
      <Title order={3} size="md">
        {words.itemsIn}
      </Title>
      <ol className="numbered">
        {digest.items.map((item) => (
          <li key={item.id}>
            <span>{item.title}</span>
            {mayWrite && typed === null && digest.items.length > 1 && (
              <Button
                variant="subtle"
                loading={save.pending}
                onClick={() => remove(item.id)}
                aria-label={`${words.removeItem}: ${item.title}`}
              >
                {words.removeItem}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {typed !== null && (
        <Textarea
          label={words.textLabel}
          description={words.editVoids}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value)}
          autosize
          minRows={8}
          data-autofocus
        />
      )}
      <Refusal error={save.error} />
      {mayWrite && (
        <Group gap="sm">
          {typed === null ? (
            <Button variant="default" leftSection={<Icon name="edit" />} onClick={() => onType(digest.text)}>
              {words.editText}
            </Button>
          ) : (
            <>
              <Button
                loading={save.pending}
                disabled={typed === digest.text || typed.trim() === '' || typed.length > groupTextLimit}
                onClick={() => save.go({ text: typed }, () => onType(null))}
              >
                {common.save}
              </Button>
              <Button variant="default" onClick={() => onType(null)}>
                {common.cancel}
              </Button>
            </>
          )}
        </Group>
      )}
    </Step>
  )
}

function Approve({ digest, unsaved }: { digest: Digest; unsaved: boolean }) {
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const mayApprove = may('digest.approve') && digest.status === 'draft'
  // The hash is the one of the text on this screen: if somebody has changed it meanwhile, the server refuses.
  const approve = useAct(
    () =>
      read(api.digests[':id'].approve.$post({ param: { id: digest.id }, json: { contentHash: digest.contentHash } })),
    {
      reload: [['digests'], ['overview']],
    },
  )
  return (
    <Step title={words.steps.approve}>
      {digest.approvedAt ? (
        <Note tone="good">
          {words.approvedBy(digest.approvedByName ?? common.someone, written(digest.approvedAt))}{' '}
          {words.fingerprint(digest.contentHash)}
        </Note>
      ) : (
        <Text className="soft">{words.notYet}</Text>
      )}
      {mayApprove && digest.mine && <Note>{words.needsOther}</Note>}
      {mayApprove && !digest.mine && (
        <Group>
          <Button
            leftSection={<Icon name="check" />}
            disabled={unsaved || digest.text.length > groupTextLimit}
            onClick={() => setAsking(true)}
          >
            {words.approve}
          </Button>
        </Group>
      )}
      <Confirm
        opened={asking}
        title={words.approveTitle}
        confirm={words.approve}
        pending={approve.pending}
        error={approve.error}
        onConfirm={() => approve.go(undefined, () => setAsking(false))}
        onClose={() => setAsking(false)}
      >
        <Text>{words.approveText}</Text>
        <Phone from={digest.unitName} text={digest.text} />
        <Text className="soft">{words.fingerprint(digest.contentHash)}</Text>
      </Confirm>
    </Step>
  )
}
