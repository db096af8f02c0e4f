import { Checkbox, Group, Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeclineReason } from '../../../../db/schema/people.ts'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { WaitingPerson } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { belongingWords as words } from '../parts/people/belonging-strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'

/** Who chose a unit and waits for its word, to be confirmed or declined one by one or together. */
export function Belonging() {
  const query = useQuery({ queryKey: ['belonging'], queryFn: () => read(api.belonging.$get()) })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ waiting, total }) =>
          waiting.length === 0 ? (
            <Empty icon="people" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              {total > waiting.length && <Note>{words.listed(waiting.length)}</Note>}
              <Deciding waiting={waiting} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Deciding({ waiting }: { waiting: WaitingPerson[] }) {
  const [picked, setPicked] = useState<string[]>([])
  const [reason, setReason] = useState<DeclineReason>('elsewhere')
  const chosen = waiting.filter(({ id }) => picked.includes(id))
  const decide = useAct(
    (confirm: boolean) =>
      read(
        api.belonging.$post({
          json: {
            people: chosen.map(({ id, unitId }) => ({ id, unitId })),
            confirm,
            ...(!confirm && { reason }),
          },
        }),
      ),
    { reload: [['belonging'], ['overview']] },
  )
  const done = () => setPicked([])
  const all = chosen.length === waiting.length
  return (
    <>
      <Group gap="sm" mb="sm">
        <Checkbox
          label={words.all(waiting.length)}
          checked={all}
          indeterminate={!all && chosen.length > 0}
          onChange={() => setPicked(all ? [] : waiting.map(({ id }) => id))}
        />
        <span aria-live="polite">{words.chosen(chosen.length)}</span>
      </Group>
      <ul className="rows">
        {waiting.map(({ id, name, unitName, onZalo, since }) => (
          <li className="row" key={id}>
            <Checkbox
              checked={picked.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setPicked((before) => [...before.filter((one) => one !== id), ...(checked ? [id] : [])])
              }
              label={<strong>{name || words.noName}</strong>}
              description={[unitName, onZalo && words.byZalo, since !== null && words.since(written(since))]
                .filter(Boolean)
                .join(' · ')}
            />
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <Group gap="sm" mt="sm">
          <AskedAct act={decide} input={true} words={words.confirm} title={words.confirm} onDone={done}>
            <p>{words.confirmLead(chosen.length)}</p>
          </AskedAct>
          <AskedAct
            act={decide}
            input={false}
            words={words.decline}
            title={words.decline}
            variant="default"
            onDone={done}
          >
            <p>{words.declineLead(chosen.length)}</p>
            <Radio.Group label={words.why} value={reason} onChange={(value) => setReason(value as DeclineReason)}>
              <Stack gap="xs" mt="xs">
                {Object.entries(words.reasons).map(([value, label]) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </Stack>
            </Radio.Group>
          </AskedAct>
        </Group>
      )}
    </>
  )
}
