import { Checkbox, Stack } from '@mantine/core'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Webhook } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { AddressField } from '../fields/address-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { eventNames, hookWords as words } from './webhook-strings.ts'

type Event = Webhook['events'][number]
const choices: Event[] = ['digest.sent', 'feedback.received', 'feedback.answered', 'quiz.closed']

/** Who is told of what, of which unit. */
export function WebhookForm({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const own = useOwnUnit('integration.manage')
  const { typed, change, drop, note } = useKept('webhook', {
    ...{ url: '', events: [] as Event[] },
    unitId: own,
  })
  const { url, events, unitId } = typed
  const make = useAct(() => read(api.webhooks.$post({ json: { url, events, unitId } })), { reload: [['webhooks']] })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        make.go(undefined, ({ secret }) => {
          drop()
          onMade(secret)
        })
      }}
    >
      <Stack gap="sm">
        {note}
        <AddressField
          required
          label={words.url}
          description={words.urlHint}
          value={url}
          onChange={(url) => change({ url })}
          data-autofocus
        />
        <UnitSelect act="integration.manage" required value={unitId} onChange={(unitId) => change({ unitId })} />
        <Checkbox.Group
          label={words.events}
          value={events}
          onChange={(chosen) => change({ events: choices.filter((event) => chosen.includes(event)) })}
        >
          <Stack gap="sm" mt="xs">
            {choices.map((event) => (
              <Checkbox key={event} value={event} label={eventNames[event]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Refusal error={make.error} />
        <FormEnd
          act={words.save}
          icon={<Icon name="plus" />}
          pending={make.pending}
          off={lacking(!url.trim() && words.url, unitId === '' && common.unit, events.length === 0 && words.oneEvent)}
          onClose={() => {
            drop()
            onClose()
          }}
        />
      </Stack>
    </form>
  )
}
