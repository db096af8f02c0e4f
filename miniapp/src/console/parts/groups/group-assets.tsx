import { Button, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Empty } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { GroupAsset, Room } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, written, writtenDay } from '../../clock.ts'
import { Note, Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import type { Tone } from '../shared/status.tsx'
import { Adopt } from './adopt.tsx'
import { assetWords as words } from './strings.ts'

const day = (at: number | null) => at && writtenDay(dayOf(at))

export const assetInWords = ({ memberLimit, product, validThrough }: GroupAsset) =>
  `${words.upTo(memberLimit, product)}, ${words.until(day(validThrough) || null)}`

/** What the account may carry groups with, what it carries, and how long it lasts. */
export function GroupAssets({ room }: { room: Room }) {
  const refresh = useAct(() => read(api.groups.room.refresh.$post()), { reload: [['groups'], ['overview']] })
  return (
    <section>
      <div className="head section-head">
        <div>
          <Title order={2}>{words.title}</Title>
          <p className="soft">{words.lead}</p>
          <p className="soft">{room.checkedAt ? words.readAt(written(room.checkedAt)) : words.neverRead}</p>
        </div>
        <Button
          variant="default"
          leftSection={<Icon name="refresh" />}
          loading={refresh.pending}
          onClick={() => refresh.go(undefined)}
        >
          {words.refresh}
        </Button>
      </div>
      {room.problem && !refresh.error && <Note tone="urgent">{words.problems[room.problem] ?? words.problem}</Note>}
      <Refusal error={refresh.error} />
      {room.assets.length === 0 ? (
        <Empty icon="people" title={words.none}>
          <p>{words.noneLead}</p>
        </Empty>
      ) : (
        <ul className="rows">
          {room.assets.map((asset) => (
            <Row
              key={asset.id}
              title={<strong>{words.upTo(asset.memberLimit, asset.product)}</strong>}
              facts={[
                asset.group?.name && words.carries(asset.group.name),
                words.until(day(asset.validThrough) || null),
                asset.autoRenew && words.renews,
                asset.warnedAt.length > 0 && words.warned(asset.warnedAt.map(({ step }) => step)),
              ]}
              state={stateOf(asset)}
            >
              {asset.stray && (
                <div className="grow">
                  <p>{words.stray(asset.stray.name)}</p>
                  <Adopt {...asset.stray} />
                </div>
              )}
            </Row>
          ))}
        </ul>
      )}
    </section>
  )
}

function stateOf({ lapsed, endsIn, group, stray }: GroupAsset): { tone: Tone; words: string } {
  if (lapsed) return { tone: 'urgent', words: words.lapsed }
  if (endsIn !== null) return { tone: 'urgent', words: words.ends(endsIn) }
  if (stray) return { tone: 'waiting', words: words.noUnit }
  return group ? { tone: 'quiet', words: words.used } : { tone: 'good', words: words.free }
}
