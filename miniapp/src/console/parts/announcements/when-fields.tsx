import { Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { ClockField, DayField, MomentField } from '../fields/day-field.tsx'
import { monthDaysOf, type Typed } from './draft.ts'
import { announcementWords } from './strings.ts'

const words = announcementWords.form

type Props = { typed: Typed; onChange: (change: Partial<Typed>) => void }

/** When an announcement goes: at once, at a time, or again and again. */
export const WhenFields = ({ typed, onChange }: Props) => (
  <Stack gap="sm">
    <Radio.Group label={words.when} value={typed.when} onChange={(when) => onChange({ when: when as Typed['when'] })}>
      <Stack gap="sm" mt="xs">
        <Radio value="now" label={words.now} />
        <Radio value="later" label={words.later} />
        <Radio value="again" label={words.again} />
      </Stack>
    </Radio.Group>
    {typed.when === 'later' && (
      <MomentField required label={words.sendAt} value={typed.sendAt} onChange={(sendAt) => onChange({ sendAt })} />
    )}
    {typed.when === 'again' && <Again typed={typed} onChange={onChange} />}
  </Stack>
)

const Again = ({ typed, onChange }: Props) => (
  <Stack gap="sm">
    <NativeSelect
      label={words.every}
      value={typed.every}
      data={[
        { value: 'week', label: words.week },
        { value: 'month', label: words.month },
      ]}
      onChange={(event) => onChange({ every: event.currentTarget.value as Typed['every'] })}
    />
    {typed.every === 'week' ? (
      <Checkbox.Group label={words.weekdays} value={typed.weekdays} onChange={(weekdays) => onChange({ weekdays })}>
        <Group gap="sm" mt="xs">
          {announcementWords.days.map((day, at) => (
            <Checkbox key={day} value={String(at + 1)} label={day} />
          ))}
        </Group>
      </Checkbox.Group>
    ) : (
      <TextInput
        label={words.monthDays}
        description={words.monthDaysHint}
        value={typed.monthDays}
        error={monthDaysOf(typed.monthDays) === null && words.wrongMonthDays}
        onChange={(event) => onChange({ monthDays: event.currentTarget.value })}
      />
    )}
    <Group gap="sm" align="flex-end">
      <ClockField required label={words.clock} value={typed.clock} onChange={(clock) => onChange({ clock })} />
      <DayField label={words.until} value={typed.until} onChange={(until) => onChange({ until })} />
    </Group>
  </Stack>
)
