import { Button, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Announcement } from '../api-types.ts'
import { api, nowAndThenMs } from '../client.ts'
import { written } from '../clock.ts'
import { AnnouncementForm } from '../parts/announcements/announcement-form.tsx'
import { standingOf, whenOf } from '../parts/announcements/standing.ts'
import { announcementWords as words } from '../parts/announcements/strings.ts'
import { HandsOf } from '../parts/boards/hands.tsx'
import { Corrections } from '../parts/digests/corrections.tsx'
import { Reach } from '../parts/digests/reach.tsx'
import { Step } from '../parts/digests/step.tsx'
import { TryOut } from '../parts/digests/try-out.tsx'
import { lacking } from '../parts/shared/act-button.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { CharacterCount, Phone } from '../parts/shared/phone.tsx'
import { PublicCode } from '../parts/shared/public-code.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export function AnnouncementDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['announcements', id],
    queryFn: () => read(api.announcements[':id'].$get({ param: { id } })),
    refetchInterval: nowAndThenMs,
  })
  return <Loaded query={query}>{(one) => <Shown announcement={one} />}</Loaded>
}

function Shown({ announcement }: { announcement: Announcement }) {
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const { title, text, unitName, code, kind, status, missed, sending, broadcastId, returnedFor } = announcement
  const standing = standingOf(announcement)
  // A turn of a series that was left out is not written anew: the next one comes.
  const mayChange = status === 'draft' && announcement.seriesId === null
  if (editing)
    return (
      <Page title={title}>
        <AnnouncementForm
          announcement={announcement}
          onSaved={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      </Page>
    )
  return (
    <Page
      title={title}
      lead={[unitName, whenOf(announcement), words.code(code)].join(' · ')}
      actions={
        <>
          <Status tone={standing.tone}>{standing.words}</Status>
          {status === 'scheduled' && <PublicCode path={`/digests/${code}`} title={title} unitName={unitName} />}
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <section aria-label={words.form.preview}>
          <Title order={2} size="h3" mb="sm">
            {words.form.preview}
          </Title>
          <Phone from={unitName} text={text} />
          <CharacterCount text={text} />
          {sending?.image && <Text className="soft">{`${words.form.picture}: ${sending.image.name}`}</Text>}
          {sending?.file && <Text className="soft">{`${words.form.file}: ${sending.file.name}`}</Text>}
          <TryOut digestId={announcement.id} unsaved={false} />
        </section>
        <Stack gap="md">
          <Step title={words.steps.write}>
            {sending?.urgentReason && <Note tone="urgent">{words.urgentWhy(sending.urgentReason)}</Note>}
            {returnedFor && <Note tone="urgent">{words.returnedFor(returnedFor)}</Note>}
            {missed && <Note tone="urgent">{words.missedLead[missed]}</Note>}
            {announcement.editedByName && <Text className="soft">{words.by(announcement.editedByName)}</Text>}
            {may('digest.write') && (
              <Group>
                {mayChange && (
                  <Button variant="default" leftSection={<Icon name="edit" />} onClick={() => setEditing(true)}>
                    {words.edit}
                  </Button>
                )}
                <Discard announcement={announcement} />
              </Group>
            )}
          </Step>
          <Approve announcement={announcement} />
          <Step title={words.steps.send}>
            {broadcastId ? (
              <Link href={`/broadcasts/${broadcastId}`}>{words.seeBroadcast}</Link>
            ) : (
              <Text className="soft">
                {kind === 'series' && status === 'approved' ? words.running : words.afterApproval}
              </Text>
            )}
          </Step>
          {status === 'scheduled' && <Corrections digest={announcement} />}
        </Stack>
      </SimpleGrid>
    </Page>
  )
}

function Discard({ announcement }: { announcement: Announcement }) {
  const [, go] = useLocation()
  const { id, kind, status } = announcement
  const ends = kind === 'series' && status === 'approved'
  const act = useAct(() => read(api.announcements[':id'].$delete({ param: { id } })), {
    reload: [['announcements'], ['overview'], ['calendar']],
  })
  if (status !== 'draft' && !ends) return null
  return (
    <AskedAct
      act={act}
      words={ends ? words.end : words.discard}
      title={ends ? words.endTitle : words.discardTitle}
      variant="subtle"
      onDone={() => go('/announcements')}
    >
      <Text>{ends ? words.endLead : words.discardLead}</Text>
    </AskedAct>
  )
}

function Approve({ announcement }: { announcement: Announcement }) {
  const may = useMay()
  const { id, contentHash, text, unitName, status, missed, needed, approvals, approvedByMe, mine, sending } =
    announcement
  const { typed, change, drop } = useKept(`return.${id}`, { reason: '' })
  const reload = [['announcements'], ['overview'], ['calendar'], ['broadcasts']]
  const json = { contentHash }
  const approve = useAct(() => read(api.announcements[':id'].approve.$post({ param: { id }, json })), { reload })
  const giveBack = useAct(
    () => read(api.announcements[':id'].return.$post({ param: { id }, json: { ...json, reason: typed.reason } })),
    { reload },
  )
  const waits = status === 'draft' && !missed
  const last = approvals.length + 1 >= needed
  return (
    <Step title={words.steps.approve}>
      {approvals.map(({ name, at }) => (
        <Note key={at} tone="good">
          {words.approvedBy(name, written(at))}
        </Note>
      ))}
      {waits && approvals.length === 0 && <Text className="soft">{words.notYet}</Text>}
      {waits && <HandsOf draft={announcement} />}
      {waits && approvals.length === 1 && needed === 2 && <Note>{words.oneMore}</Note>}
      {waits && may('digest.approve') && mine && <Note>{words.needsOther}</Note>}
      {waits && may('digest.approve') && approvedByMe && <Text className="soft">{words.givenByYou}</Text>}
      {waits && may('digest.approve') && !mine && !approvedByMe && (
        <Group>
          <AskedAct
            act={approve}
            words={words.approve}
            title={words.approveTitle}
            icon="check"
            urgent={Boolean(sending?.urgentReason)}
          >
            <Text>{words.approveText}</Text>
            <Text>{whenOf(announcement)}</Text>
            <Reach id={id} />
            {last && sending?.sendAt === null && !sending.recurrence && <Note>{words.approveNow}</Note>}
            <Phone from={unitName} text={text} />
          </AskedAct>
          <AskedAct
            act={giveBack}
            words={words.giveBack}
            title={words.giveBackTitle}
            variant="default"
            off={lacking(!typed.reason.trim() && words.giveBackWhy)}
            onDone={drop}
          >
            <Textarea
              required
              label={words.giveBackWhy}
              description={words.giveBackHint}
              maxLength={500}
              value={typed.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          </AskedAct>
        </Group>
      )}
    </Step>
  )
}
