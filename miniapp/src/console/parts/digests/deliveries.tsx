import { Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BroadcastPage, Delivery, DeliveryState } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { channelNames } from '../../strings.ts'
import { Pager } from '../shared/pager.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { Settle } from './settle.tsx'
import { broadcasts as words } from './strings.ts'

const size = 50

const tones: Record<DeliveryState, Tone> = {
  queued: 'waiting',
  sending: 'waiting',
  retry: 'waiting',
  sent: 'good',
  received: 'good',
  seen: 'good',
  failed: 'urgent',
  unknown: 'urgent',
  skipped: 'quiet',
  cancelled: 'quiet',
}

const latestOf = ({ seenAt, receivedAt, sentAt }: Delivery) => seenAt ?? receivedAt ?? sentAt

/** Each recipient with what came back; those in trouble stand first. */
export function Deliveries({ broadcast: { id, status, deliveries } }: { broadcast: BroadcastPage }) {
  const may = useMay()
  const maySettle = may('broadcast.schedule') && status !== 'scheduled' && status !== 'cancelled'
  const [offset, setOffset] = useState(0)
  const inTrouble = ({ state }: Delivery) => Number(tones[state] === 'urgent')
  const sorted = [...deliveries].sort((one, other) => inTrouble(other) - inTrouble(one))
  return (
    <>
      <Table.ScrollContainer minWidth={0} className="table">
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.group}</Table.Th>
              <Table.Th>{words.channel}</Table.Th>
              <Table.Th>{words.state}</Table.Th>
              <Table.Th>{words.time}</Table.Th>
              <Table.Th>{words.attempts}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice(offset, offset + size).map((delivery) => (
              <Row key={delivery.id} delivery={delivery}>
                {maySettle && delivery.state === 'unknown' && <Settle broadcastId={id} delivery={delivery} />}
              </Row>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Pager offset={offset} size={size} total={sorted.length} onMove={setOffset} />
    </>
  )
}

function Row({ delivery, children }: { delivery: Delivery; children: ReactNode }) {
  const at = latestOf(delivery)
  return (
    <Table.Tr>
      <Table.Td data-label={words.group}>
        <strong>{delivery.groupName}</strong>
        <br />
        <span className="soft">{delivery.unitName}</span>
      </Table.Td>
      <Table.Td data-label={words.channel}>{channelNames[delivery.channel] ?? delivery.channel}</Table.Td>
      <Table.Td data-label={words.state}>
        <Status tone={tones[delivery.state]}>{words.deliveryStates[delivery.state]}</Status>
        {delivery.message && <p className="soft">{delivery.message}</p>}
        {delivery.said && <p className="soft">{words.platformSaid(delivery.said)}</p>}
        {children}
      </Table.Td>
      <Table.Td data-label={words.time}>{at ? written(at) : '–'}</Table.Td>
      <Table.Td data-label={words.attempts}>{delivery.attempts}</Table.Td>
    </Table.Tr>
  )
}
