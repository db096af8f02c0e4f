import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { UnitChange } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written, writtenDay } from '../../clock.ts'
import { useMay, useNow } from '../../session.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Row } from '../shared/row.tsx'
import type { Tone } from '../shared/status.tsx'
import { changing as words } from './strings.ts'

const tones: Record<string, Tone> = { planned: 'waiting', done: 'good', undone: 'quiet', cancelled: 'quiet' }

/** What was changed and what is to be, with the way back where there is one. */
export function Changes() {
  const may = useMay()('unit.manage')
  const now = useNow()()
  const { data } = useQuery({
    queryKey: ['unit-changes'],
    queryFn: () => read(api.units.changes.$get()),
    enabled: may,
  })
  const back = useAct(
    ({ id, state }: UnitChange) =>
      state === 'planned'
        ? read(api.units.changes[':id'].cancel.$post({ param: { id } }))
        : read(api.units.changes[':id'].undo.$post({ param: { id } })),
    { reload: [['units'], ['unit-changes'], ['groups'], ['overview']] },
  )
  if (!data || data.changes.length === 0) return null
  return (
    <section>
      <Title order={2} mb="sm">
        {words.list}
      </Title>
      <ul className="rows">
        {data.changes.map((one) => {
          const canUndo = one.undoUntil !== null && one.undoUntil > now
          const verb = one.state === 'planned' ? words.cancel : words.undo
          return (
            <Row
              key={one.id}
              title={<strong>{titleOf(one)}</strong>}
              facts={[
                words.from(writtenDay(one.day)),
                ...Object.entries(one.counts).map(
                  ([what, count]) => `${count.toLocaleString('vi-VN')} ${words.counts[what] ?? what}`,
                ),
                canUndo && words.undoUntil(written(one.undoUntil ?? 0)),
                one.problem,
              ]}
              state={{
                tone: one.problem ? 'urgent' : (tones[one.state] ?? 'quiet'),
                words: one.problem ? words.stuck : (words.states[one.state] ?? one.state),
              }}
            >
              {(one.state === 'planned' || canUndo) && (
                <AskedAct
                  act={back}
                  input={one}
                  words={verb}
                  title={`${verb}: ${titleOf(one)}`}
                  variant="default"
                  aria-label={`${verb}: ${titleOf(one)}`}
                  urgent
                >
                  <Text>{one.state === 'planned' ? words.cancelSure : words.undoSure}</Text>
                </AskedAct>
              )}
            </Row>
          )
        })}
      </ul>
    </section>
  )
}

const titleOf = ({ act, names, targetName }: UnitChange) =>
  [words.done[act] ?? act, names.join(', '), ...(targetName ? [words.into_, targetName] : [])].join(' ')
