import { Button, Group, NativeSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { Wall } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { Step } from '../../digests/step.tsx'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { AskedAct } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { Outcome, type WallMotion } from './on-wall.tsx'
import { motions as words } from './strings.ts'

/** What is voted on, each with its state and its count. */
export function Motions({ wall }: { wall: Wall }) {
  const [adding, setAdding] = useState(false)
  const { id, motions, state } = wall
  const mayAdd = ['draft', 'announced', 'open'].includes(state)
  return (
    <Step title={words.title}>
      {motions.length === 0 && <Text className="soft">{words.empty}</Text>}
      {motions.map((motion) => (
        <MotionRow key={motion.id} id={id} motion={motion} open={state === 'open'} />
      ))}
      {mayAdd && !adding && (
        <Group>
          <Button variant="default" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </Group>
      )}
      {adding && <Add id={id} onClose={() => setAdding(false)} />}
    </Step>
  )
}

function MotionRow({ id, motion, open }: { id: string; motion: WallMotion; open: boolean }) {
  const { typed, change } = useKept(`gathering-hands.${motion.id}`, { hands: [] as number[] })
  const param = { id, motionId: motion.id }
  const reload = [['gathering', id]]
  const start = useAct(() => read(api.gatherings[':id'].motions[':motionId'].open.$post({ param })), { reload })
  const drop = useAct(() => read(api.gatherings[':id'].motions[':motionId'].$delete({ param })), { reload })
  const count = useAct(
    () => read(api.gatherings[':id'].motions[':motionId'].count.$post({ param, json: { hands: typed.hands } })),
    { reload },
  )
  const { text, options, way, state, result, resultHash, voted, entitled, phoneless } = motion
  const byHand = way === 'hands' || phoneless > 0
  return (
    <Stack gap="xs">
      <strong>{text}</strong>
      <Text className="soft">{`${words.ways[way]} · ${words.states[state]}`}</Text>
      {state === 'open' && way !== 'hands' && <Text role="status">{words.voted(voted, entitled)}</Text>}
      {result && (
        <>
          <ul>
            {options.map((option, n) => (
              <li key={option}>{`${option}: ${result.counts[n] ?? 0}`}</li>
            ))}
          </ul>
          <Outcome motion={motion} />
          {resultHash && <Text className="soft">{words.hash(resultHash)}</Text>}
        </>
      )}
      {state === 'open' && byHand && (
        <>
          {way !== 'hands' && <Text>{words.handsLead(phoneless)}</Text>}
          {options.map((option, n) => (
            <NumberInput
              key={option}
              label={words.hands(option)}
              min={0}
              value={typed.hands[n] ?? 0}
              onChange={(value) =>
                change({ hands: options.map((_, at) => (at === n ? Number(value) || 0 : (typed.hands[at] ?? 0))) })
              }
            />
          ))}
        </>
      )}
      <Group gap="sm">
        {state === 'draft' && open && (
          <Button loading={start.pending} onClick={() => start.go(undefined)}>
            {words.open}
          </Button>
        )}
        {state === 'open' && (
          <AskedAct act={count} words={words.count} title={words.countTitle}>
            <Text>{words.countLead}</Text>
          </AskedAct>
        )}
        {(state === 'draft' || state === 'open') && (
          <AskedAct act={drop} words={words.drop} title={words.dropTitle} variant="subtle">
            <Text>{words.dropLead}</Text>
          </AskedAct>
        )}
      </Group>
      <Refusal error={start.error} />
    </Stack>
  )
}

function Add({ id, onClose }: { id: string; onClose: () => void }) {
  const { typed, change, drop } = useKept(`gathering-motion.${id}`, {
    ...{ text: '', options: words.defaults, way: 'secret' as WallMotion['way'], pass: 50 as number | '' },
  })
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].motions.$post({
          param: { id },
          json: {
            ...{ text: typed.text, options: typed.options.split('\n').filter((line) => line.trim()), way: typed.way },
            ...{ passPercent: typed.pass === '' ? null : typed.pass, agendaId: null },
          },
        }),
      ),
    { reload: [['gathering', id]] },
  )
  return (
    <Stack gap="sm">
      <Textarea
        label={words.text}
        autosize
        minRows={2}
        maxLength={1000}
        value={typed.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Textarea
        label={words.options}
        autosize
        minRows={2}
        value={typed.options}
        onChange={(event) => change({ options: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.way}
        value={typed.way}
        data={Object.entries(words.ways).map(([value, label]) => ({ value, label }))}
        onChange={(event) => change({ way: event.currentTarget.value as WallMotion['way'] })}
      />
      <NumberInput
        label={words.pass}
        description={words.passHint}
        min={1}
        max={100}
        value={typed.pass}
        onChange={(value) => change({ pass: value === '' ? '' : Number(value) })}
      />
      <Group>
        <ActButton
          loading={act.pending}
          off={lacking(!typed.text.trim() && words.text)}
          onClick={() =>
            act.go(undefined, () => {
              drop()
              onClose()
            })
          }
        >
          {words.save}
        </ActButton>
      </Group>
      <Refusal error={act.error} />
    </Stack>
  )
}
