import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Digest } from '../api-types.ts'
import { api } from '../client.ts'
import { written, writtenWeekday } from '../clock.ts'
import { HandsOf } from '../parts/boards/hands.tsx'
import { Previews } from '../parts/desk/previews.tsx'
import { UndoBar } from '../parts/desk/undo-bar.tsx'
import { useDigest, useEdition } from '../parts/desk/use-edition.ts'
import { useUndo } from '../parts/desk/use-undo.ts'
import { Write } from '../parts/desk/write.tsx'
import { Corrections } from '../parts/digests/corrections.tsx'
import { standingOf } from '../parts/digests/outcome.ts'
import { Reach } from '../parts/digests/reach.tsx'
import { Schedule } from '../parts/digests/schedule.tsx'
import { Step } from '../parts/digests/step.tsx'
import { digests as words } from '../parts/digests/strings.ts'
import { TryOut } from '../parts/digests/try-out.tsx'
import { OtherForms } from '../parts/forms/other-forms.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { groupTextLimit, Phone } from '../parts/shared/phone.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'
import { digestTones } from './digests.tsx'
import '../parts/desk/desk.css'

export function DigestDetail({ id }: { id: string }) {
  const query = useDigest(id)
  return <Loaded query={query}>{(digest) => <Steps key={id} digest={digest} />}</Loaded>
}

function Steps({ digest }: { digest: Digest }) {
  const undo = useUndo()
  const edition = useEdition(digest, undo)
  const unsaved = edition.saving || edition.unsaved.length > 0
  return (
    <Page
      title={digest.title}
      lead={[digest.unitName, writtenWeekday(digest.day), words.code(digest.code)].join(' · ')}
      actions={
        <>
          <Status tone={digestTones[digest.status]}>{standingOf(digest)}</Status>
          {digest.status === 'scheduled' && (
            <PublicCode path={`/digests/${digest.code}`} title={digest.title} unitName={digest.unitName} />
          )}
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <section aria-label={words.preview}>
          <Title order={2} size="h3" mb="sm">
            {words.preview}
          </Title>
          <Previews digest={digest} />
          <TryOut digestId={digest.id} unsaved={unsaved} />
        </section>
        <Stack gap="md">
          <Step title={words.steps.write}>
            {edition.note}
            <Write edition={edition} />
          </Step>
          <Approve digest={digest} unsaved={unsaved} />
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
          <OtherForms digest={digest} unsaved={unsaved} />
        </Stack>
      </SimpleGrid>
      <UndoBar undo={undo} />
    </Page>
  )
}

function Approve({ digest, unsaved }: { digest: Digest; unsaved: boolean }) {
  const may = useMay()
  const mayApprove = may('digest.approve') && digest.status === 'draft'
  // A message to a group has no room for all of a summary; what the page tells beyond it is approved too.
  const longer = digest.items.filter(({ summary }) => !digest.text.includes(summary))
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
        <>
          <Text className="soft">{words.notYet}</Text>
          <HandsOf draft={digest} />
        </>
      )}
      {mayApprove && digest.mine && <Note>{words.needsOther}</Note>}
      {mayApprove && !digest.mine && (
        <Group>
          <AskedAct
            act={approve}
            words={words.approve}
            title={words.approveTitle}
            icon="check"
            notYet={(unsaved && words.saveFirst) || (digest.text.length > groupTextLimit && words.tooLong)}
          >
            <Text>{words.approveText}</Text>
            <Reach id={digest.id} />
            <Phone from={digest.unitName} text={digest.text} />
            {longer.length > 0 && <Text className="soft">{words.onPage}</Text>}
            <ol className="numbered">
              {longer.map(({ id, title, summary }) => (
                <li key={id}>
                  <span>{title}</span>
                  <Text>{summary}</Text>
                </li>
              ))}
            </ol>
            <Text className="soft">{words.fingerprint(digest.contentHash)}</Text>
          </AskedAct>
        </Group>
      )}
    </Step>
  )
}
