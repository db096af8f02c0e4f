import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { GatheringPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { Step } from '../digests/step.tsx'
import { ActButton } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { gatheringWords } from './strings.ts'
import { TellingText } from './telling.tsx'

const words = gatheringWords.changes
type Notice = GatheringPage['notices'][number]
const reloadOf = (id: string) => [['gathering', id], ['gatherings'], ['announcements'], ['broadcasts']]

/** What those who are asked were told of a gathering, and how it is moved or called off: nobody hears before a second person approves. */
export function Changes({ gathering, onChange }: { gathering: GatheringPage; onChange: () => void }) {
  const writes = useMay()('gathering.write')
  const [calling, setCalling] = useState(false)
  const { id, state, notices, remindAt, remindedAt } = gathering
  if (state === 'draft') return null
  const waiting = notices.find((notice) => notice.state === 'waiting')
  const told = notices.filter((notice) => notice.state === 'told')
  if (state !== 'announced' && !waiting && told.length === 0) return null
  return (
    <Step title={words.title}>
      <Stack gap="sm">
        {waiting && <Waiting id={id} notice={waiting} />}
        {state === 'announced' && remindAt !== null && remindedAt === null && (
          <Text className="soft">{waiting ? words.remindHeld : words.remindAt(written(remindAt))}</Text>
        )}
        <ul className="rows">
          {told.map(({ id, reason, at, by, words: why }) => (
            <Row key={id} title={words.reasons[reason]} facts={[at !== null && written(at), by, why]} />
          ))}
        </ul>
        {writes && state === 'announced' && !calling && (
          <Group gap="sm">
            <Button variant="default" leftSection={<Icon name="edit" />} onClick={onChange}>
              {words.change}
            </Button>
            <Button variant="subtle" color="urgent" onClick={() => setCalling(true)}>
              {words.cancel}
            </Button>
          </Group>
        )}
        {calling && <CallOff gathering={gathering} onClose={() => setCalling(false)} />}
      </Stack>
    </Step>
  )
}

function Waiting({ id, notice }: { id: string; notice: Notice }) {
  const may = useMay()
  const { reason, told, inside, words: why, mine, contentHash } = notice
  const reload = reloadOf(id)
  const approve = useAct(
    () => read(api.gatherings[':id'].notice.approve.$post({ param: { id }, json: { contentHash } })),
    { reload },
  )
  const drop = useAct(() => read(api.gatherings[':id'].notice.$delete({ param: { id } })), { reload })
  const isCancel = reason === 'cancel'
  return (
    <Note>
      <Stack gap="xs">
        <Text fw={600}>{isCancel ? words.waitingCancel : words.waitingChange}</Text>
        {[...told, ...inside].map((line) => (
          <Text key={line}>{line}</Text>
        ))}
        {why && <Text>{words.why(why)}</Text>}
        {mine ? <Text>{words.mine}</Text> : !may('gathering.announce') && <Text>{gatheringWords.notApprover}</Text>}
        <Refusal error={drop.error} />
        <Group gap="sm">
          {!mine && may('gathering.announce') && (
            <AskedAct
              act={approve}
              words={words.approve}
              title={isCancel ? words.approveCancelTitle : words.approveTitle}
              urgent={isCancel}
            >
              <Text>{words.approveLead}</Text>
              <TellingText
                of={contentHash}
                reading={() => read(api.gatherings[':id'].telling.$get({ param: { id } }))}
              />
            </AskedAct>
          )}
          {may('gathering.write') && (
            <Button variant="subtle" loading={drop.pending} onClick={() => drop.go(undefined)}>
              {words.drop}
            </Button>
          )}
        </Group>
      </Stack>
    </Note>
  )
}

function CallOff({ gathering: { id, contentHash }, onClose }: { gathering: GatheringPage; onClose: () => void }) {
  const { typed, change, drop, note } = useKept(`gathering-cancel.${id}`, { why: '' })
  const act = useAct(
    () => read(api.gatherings[':id'].cancel.$post({ param: { id }, json: { contentHash, words: typed.why } })),
    { reload: reloadOf(id) },
  )
  const close = () => {
    drop()
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, close)
      }}
    >
      <Stack gap="sm">
        {note}
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={500}
          label={words.whyCancel}
          description={words.whyHint}
          value={typed.why}
          onChange={(event) => change({ why: event.currentTarget.value })}
        />
        <Refusal error={act.error} />
        <Group gap="sm">
          <ActButton type="submit" color="urgent" loading={act.pending} off={!typed.why.trim() && words.whyMissing}>
            {words.sendCancel}
          </ActButton>
          <Button variant="default" onClick={close}>
            {words.back}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
