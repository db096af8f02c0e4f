import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { createPortal } from 'react-dom'
import { read } from '../../../../api.ts'
import { saveFile } from '../../../../save-file.ts'
import { problemOf, useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { lacking } from '../../shared/act-button.tsx'
import { FormEnd } from '../../shared/form-end.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Note, Refusal } from '../../shared/note.tsx'
import { entering } from './strings.ts'
import '../../invitation.css'
import './entering.css'

const words = entering.codes

/** Makes codes to hand out, and shows them this once. */
export function Codes({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const param = { id: roundId }
  const { typed, change, drop, note } = useKept(`codes.${roundId}`, { many: '50' })
  const count = useQuery({
    queryKey: ['round-codes', roundId],
    queryFn: () => read(api.rounds[':id'].codes.$get({ param })),
  })
  const make = useAct(() => read(api.rounds[':id'].codes.$post({ param, json: { many: Number(typed.many) } })), {
    reload: [['round-codes', roundId]],
  })
  const codes = make.result?.codes ?? []
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        make.go(undefined, drop)
      }}
    >
      <Stack gap="sm" mt="sm">
        {note}
        {count.data && <Text aria-live="polite">{words.count(count.data.made, count.data.used)}</Text>}
        {codes.length > 0 && (
          <>
            <Note>{words.once}</Note>
            <ul className="meeting-codes" aria-label={words.title}>
              {codes.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
            {createPortal(
              <div className="poster" aria-hidden="true">
                <p>{words.sheet}</p>
                <ul className="meeting-slips">
                  {codes.map((code) => (
                    <li key={code}>{code}</li>
                  ))}
                </ul>
              </div>,
              document.body,
            )}
            <Group gap="xs">
              <Button onClick={() => window.print()}>{words.print}</Button>
              <Button
                variant="default"
                onClick={() =>
                  saveFile(
                    new Blob([[`\uFEFF${words.column}`, ...codes].join('\r\n')], { type: 'text/csv;charset=utf-8' }),
                    words.file,
                  )
                }
              >
                {words.save}
              </Button>
            </Group>
          </>
        )}
        <TextInput
          label={words.many}
          type="number"
          min={1}
          max={2000}
          value={typed.many}
          error={problemOf(make.error, 'many')}
          onChange={(event) => change({ many: event.currentTarget.value })}
        />
        <Refusal error={make.error} />
        <FormEnd act={words.make} pending={make.pending} off={lacking(!typed.many && words.many)} onClose={onClose} />
      </Stack>
    </form>
  )
}
