import { Anchor, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Packet } from '../api-types.ts'
import { api } from '../client.ts'
import { PacketForm } from '../parts/network/packet-form.tsx'
import { packetWords as words } from '../parts/network/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Copy } from '../parts/shared/copy.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { FiguresTable } from '../parts/tables/figures-table.tsx'
import { common } from '../strings.ts'
import { packetTones } from './packets.tsx'

export function PacketDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['packets', id],
    queryFn: () => read(api.packets[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(packet) => <Detail packet={packet} />}</Loaded>
}

function Detail({ packet }: { packet: Packet }) {
  const [editing, setEditing] = useState(false)
  const { title, unitName, month, status, mine, withdrawnFor } = packet
  return (
    <Page
      title={title}
      lead={words.of(unitName, month)}
      actions={<Status tone={packetTones[status]}>{words.states[status]}</Status>}
    >
      <Stack gap="md">
        <p>
          <Link href="/packets">{words.back}</Link>
        </p>
        {status === 'draft' && <Note>{mine ? words.mine : words.waiting}</Note>}
        {status === 'withdrawn' && <Note tone="urgent">{words.withdrawnFor(withdrawnFor ?? '')}</Note>}
        {editing ? (
          <PacketForm packet={packet} onClose={() => setEditing(false)} />
        ) : (
          <>
            <Said packet={packet} />
            <Decide packet={packet} onEdit={() => setEditing(true)} />
          </>
        )}
        {status === 'given' && <Progress id={packet.id} />}
      </Stack>
    </Page>
  )
}

const Said = ({ packet }: { packet: Packet }) => {
  const { content, kitText, id, status } = packet
  return (
    <section className="card" aria-label={packet.title}>
      <Stack gap="sm">
        <Title order={2}>{words.orientation}</Title>
        <Text className="prose">{content.orientation}</Text>
        {content.facts.length > 0 && (
          <>
            <Title order={2}>{words.facts}</Title>
            <List>
              {content.facts.map(({ text, source }) => (
                <List.Item key={text}>
                  {text} {source && <span className="soft">({source})</span>}
                </List.Item>
              ))}
            </List>
          </>
        )}
        {content.questions.length > 0 && <Title order={2}>{words.questions}</Title>}
        {content.questions.map(({ asked, answer, people }) => (
          <div key={asked}>
            <Text fw={700}>
              {asked} {people !== null && <span className="soft">({words.count(people)})</span>}
            </Text>
            <Text className="prose">{answer}</Text>
          </div>
        ))}
        <Title order={2}>{words.groupText}</Title>
        <Text className="prose">{kitText}</Text>
        {status !== 'withdrawn' && (
          <>
            <Group gap="sm">
              <Copy text={kitText} words={words.copying} />
            </Group>
            <Title order={2}>{words.forms}</Title>
            <Group gap="md">
              <Anchor href={`/api/packets/${id}/board?size=a4`} download>
                {words.board}
              </Anchor>
              <Anchor href={`/api/packets/${id}/board?size=a3`} download>
                {words.boardLarge}
              </Anchor>
              <Anchor href={`/api/packets/${id}/card?shape=square`} download>
                {words.square}
              </Anchor>
              <Anchor href={`/api/packets/${id}/card?shape=wide`} download>
                {words.wide}
              </Anchor>
            </Group>
            <Script id={id} hash={packet.contentHash} />
          </>
        )}
      </Stack>
    </section>
  )
}

function Script({ id, hash }: { id: string; hash: string }) {
  const query = useQuery({
    queryKey: ['packets', id, 'spoken', hash],
    queryFn: () =>
      read(api.packets[':id'].spoken.$get({ param: { id }, query: { seconds: '90', pace: '3.5', manner: 'north' } })),
  })
  const text = query.data?.parts.map((part) => part.text).join('\n\n')
  return (
    <details>
      <summary>{words.script}</summary>
      <Loaded query={query}>
        {({ seconds }) => (
          <>
            <Text className="soft">{words.seconds(seconds)}</Text>
            <Text className="prose">{text}</Text>
          </>
        )}
      </Loaded>
    </details>
  )
}

function Decide({ packet, onEdit }: { packet: Packet; onEdit: () => void }) {
  const { id, status, contentHash, mine, may, title } = packet
  const { typed, change, drop } = useKept(`packet.withdraw.${id}`, { reason: '' })
  const reload = [['packets']]
  const param = { id }
  const approve = useAct(() => read(api.packets[':id'].approve.$post({ param, json: { contentHash } })), { reload })
  const withdraw = useAct(() => read(api.packets[':id'].withdraw.$post({ param, json: { reason: typed.reason } })), {
    reload,
  })
  if (status === 'withdrawn') return null
  return (
    <Group gap="sm">
      {may.approve && status === 'draft' && !mine && (
        <AskedAct act={approve} words={words.approve} title={words.approveTitle} icon="check">
          <Text fw={700}>{title}</Text>
          <Text>{words.approveLead}</Text>
        </AskedAct>
      )}
      {may.write && status === 'draft' && (
        <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
          {common.edit}
        </Button>
      )}
      {may.write && (
        <AskedAct
          act={withdraw}
          words={status === 'draft' ? words.discard : words.withdraw}
          title={words.withdrawTitle}
          variant="default"
          urgent
          onDone={drop}
        >
          <Text>{status === 'draft' ? words.discardLead : words.withdrawLead}</Text>
          {status === 'given' && (
            <TextInput
              required
              label={words.reason}
              maxLength={500}
              value={typed.reason}
              onChange={(event) => change({ reason: event.currentTarget.value })}
            />
          )}
        </AskedAct>
      )}
    </Group>
  )
}

const told = words.progress
const places = ['read', 'group', 'loudspeaker', 'board', 'meeting'] as const

function Progress({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['packets', id, 'progress'],
    queryFn: () => read(api.packets[':id'].progress.$get({ param: { id } })),
  })
  return (
    <Stack component="section" gap="xs" aria-label={told.title}>
      <Title order={2}>{told.title}</Title>
      <Text className="soft">{told.lead}</Text>
      <Loaded query={query}>
        {({ communicators, read: done, units, more }) =>
          communicators === 0 ? (
            <Text>{told.none}</Text>
          ) : (
            <Stack gap="xs">
              <Text>{told.sum(done, communicators)}</Text>
              <FiguresTable
                heads={[told.unit, ...places.map((place) => told[place])]}
                rows={units.map((unit) => ({
                  key: unit.unitId,
                  cells: [unit.name, ...places.map((place) => told.of(unit[place], unit.communicators))],
                }))}
              />
              {more > 0 && <Text className="soft">{told.more(more)}</Text>}
            </Stack>
          )
        }
      </Loaded>
    </Stack>
  )
}
