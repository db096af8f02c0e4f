import type { BroadcastPage, Delivery, DeliveryState } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { channelNames } from '../../strings.ts'
import { Status, type Tone } from '../shared/status.tsx'
import { SortedTable } from '../tables/sorted-table.tsx'
import { Settle } from './settle.tsx'
import { broadcasts as words } from './strings.ts'

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

/** Each recipient with what came back; those in trouble stand first until another order is asked for. */
export function Deliveries({ broadcast: { id, status, deliveries } }: { broadcast: BroadcastPage }) {
  const may = useMay()
  const maySettle = may('broadcast.schedule') && status !== 'scheduled' && status !== 'cancelled'
  const inTrouble = ({ state }: Delivery) => Number(tones[state] === 'urgent')
  const rows = [...deliveries].sort((one, other) => inTrouble(other) - inTrouble(one))
  const channelOf = ({ channel }: Delivery) => channelNames[channel] ?? channel
  const columns = [
    {
      label: words.group,
      value: ({ groupName, unitName }: Delivery) => `${groupName ?? ''} ${unitName ?? ''}`,
      cell: ({ groupName, unitName }: Delivery) => (
        <>
          <strong>{groupName}</strong>
          <br />
          <span className="soft">{unitName}</span>
        </>
      ),
    },
    { label: words.channel, value: channelOf, cell: channelOf },
    {
      label: words.state,
      value: ({ state }: Delivery) => words.deliveryStates[state],
      cell: (delivery: Delivery) => (
        <>
          <Status tone={tones[delivery.state]}>{words.deliveryStates[delivery.state]}</Status>
          {delivery.message && <p className="soft">{delivery.message}</p>}
          {delivery.said && <p className="soft">{words.platformSaid(delivery.said)}</p>}
          {maySettle && delivery.state === 'unknown' && <Settle broadcastId={id} delivery={delivery} />}
        </>
      ),
    },
    {
      label: words.time,
      value: latestOf,
      cell: (delivery: Delivery) => {
        const at = latestOf(delivery)
        return at ? written(at) : '–'
      },
    },
    {
      label: words.attempts,
      value: ({ attempts }: Delivery) => attempts,
      cell: ({ attempts }: Delivery) => attempts,
    },
  ]
  return <SortedTable rows={rows} columns={columns} keyOf={(delivery) => delivery.id} />
}
