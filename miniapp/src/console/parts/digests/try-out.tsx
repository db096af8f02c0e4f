import { Stack } from '@mantine/core'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { ActButton } from '../shared/act-button.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { digests, tryOut as words } from './strings.ts'

/** Sends the digest, as it is saved, to nobody but the one who asks. */
export function TryOut({ digestId, unsaved }: { digestId: string; unsaved: boolean }) {
  const send = useAct(() => read(api.digests[':id']['try-out'].$post({ param: { id: digestId } })), { reload: [] })
  return (
    <Stack gap="xs" mt="sm" align="flex-start">
      <ActButton
        variant="default"
        leftSection={<Icon name="send" />}
        loading={send.pending}
        off={unsaved && digests.saveFirst}
        onClick={() => send.go(undefined)}
      >
        {words.button}
      </ActButton>
      <p className="soft">{words.hint}</p>
      <div role="status">{send.result && <Note tone="good">{words.sent}</Note>}</div>
      <Refusal error={send.error} />
    </Stack>
  )
}
