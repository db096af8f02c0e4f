import { Stack, Text, TextInput } from '@mantine/core'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { lacking } from '../../shared/act-button.tsx'
import { FormEnd } from '../../shared/form-end.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Refusal } from '../../shared/note.tsx'
import { entering } from './strings.ts'

const words = entering.guardian

/** For a guardian who calls to take back what they agreed to. */
export function Guardian({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const { typed, change, drop } = useKept(`guardian.${roundId}`, { phone: '' })
  const act = useAct(
    () => read(api.rounds[':id'].guardians.withdraw.$post({ param: { id: roundId }, json: { phone: typed.phone } })),
    { reload: [] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, drop)
      }}
    >
      <Stack gap="sm" mt="sm">
        <Text>{words.lead}</Text>
        <TextInput
          label={words.phone}
          type="tel"
          value={typed.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
        <Refusal error={act.error} />
        <Text aria-live="polite">{act.result && !act.pending ? words.done(act.result.people) : ''}</Text>
        <FormEnd
          act={words.act}
          pending={act.pending}
          off={lacking(!typed.phone.trim() && words.phone)}
          onClose={onClose}
        />
      </Stack>
    </form>
  )
}
