import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { Unit, UnitPreview } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, writtenDay } from '../../clock.ts'
import { useNow, useUnits } from '../../session.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Tabs } from '../shared/tabs.tsx'
import { changing as words } from './strings.ts'

type Act = keyof typeof words.acts

/** Moves, merges or ends units: first what would go along, then, on just that, the act. */
export function ChangeForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const today = dayOf(useNow()())
  const { units } = useUnits()
  const { typed, change, drop, note } = useKept(`unit-change.${unit.id}`, {
    act: 'merge' as Act,
    more: [] as string[],
    targetId: '',
    day: today,
  })
  const json = {
    act: typed.act,
    unitIds: [unit.id, ...typed.more],
    targetId: typed.targetId || null,
    day: typed.day,
  }
  const preview = useAct(() => read(api.units.changes.preview.$post({ json })), { reload: [] })
  const act = useAct((hash: string) => read(api.units.changes.$post({ json: { ...json, hash } })), {
    reload: [['units'], ['unit-changes'], ['groups'], ['overview']],
  })
  const leave = () => {
    drop()
    onClose()
  }
  // What was shown is shown no more once it is about something else.
  const set = (part: Partial<typeof typed>) => {
    preview.reset()
    act.reset()
    change(part)
  }
  const nameOf = (id: string) => units.find((one) => one.id === id)?.name ?? ''
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        act.reset()
        preview.go(undefined)
      }}
    >
      <Title order={2}>
        {words.title}: {unit.name}
      </Title>
      <Stack gap="sm">
        <Text className="soft">{words.lead}</Text>
        {note}
        <Tabs label={words.act} value={typed.act} choices={words.acts} onChange={(act) => set({ act })} />
        {typed.act !== 'close' && (
          <>
            {typed.more.map((id) => (
              <Group key={id} gap="sm">
                <Text>{nameOf(id)}</Text>
                <Button
                  variant="default"
                  aria-label={words.remove(nameOf(id))}
                  onClick={() => set({ more: typed.more.filter((other) => other !== id) })}
                >
                  {words.drop}
                </Button>
              </Group>
            ))}
            <UnitSelect
              act="unit.manage"
              label={words.more}
              none={words.noMore}
              value=""
              onChange={(id) =>
                set({ more: [...new Set([...typed.more, id])].filter((one) => one && one !== unit.id) })
              }
            />
          </>
        )}
        <UnitSelect
          act="unit.manage"
          label={words.into[typed.act]}
          value={typed.targetId}
          none={typed.act === 'close' ? words.nobody : undefined}
          onChange={(targetId) => set({ targetId })}
        />
        <DayField
          label={words.day}
          description={words.dayHint}
          required
          value={typed.day}
          error={problemOf(preview.error, 'day')}
          onChange={(day) => set({ day })}
        />
        <Refusal error={preview.error} />
        {preview.result && <Preview seen={preview.result} />}
        <Refusal error={act.error} />
        {preview.result && preview.result.blocks.length === 0 && (
          <Group>
            <Button
              color="urgent"
              loading={act.pending}
              onClick={() => preview.result && act.go(preview.result.hash, leave)}
            >
              {typed.day === today ? words.doNow : words.doLater(writtenDay(typed.day))}
            </Button>
          </Group>
        )}
        <FormEnd
          act={words.preview}
          pending={preview.pending}
          off={lacking(typed.act !== 'close' && !typed.targetId && words.into[typed.act], !typed.day && words.day)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

/** What a change would take along, or what stands in its way. */
function Preview({ seen: { counts, blocks } }: { seen: UnitPreview }) {
  const told = Object.entries(counts).filter(([, count]) => count && count > 0)
  return (
    <section aria-label={words.preview}>
      {blocks.length > 0 && (
        <Note tone="urgent">
          <strong>{words.blocked}</strong>
          <ul>
            {blocks.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Note>
      )}
      <Title order={3}>{words.will}</Title>
      {told.length === 0 ? (
        <Text>{words.nothing}</Text>
      ) : (
        <ul style={{ paddingInlineStart: '1.2em' }}>
          {told.map(([what, count]) => (
            <li key={what}>
              {count?.toLocaleString('vi-VN')} {words.counts[what] ?? what}
            </li>
          ))}
        </ul>
      )}
      <Text className="soft">{words.stays}</Text>
    </section>
  )
}
