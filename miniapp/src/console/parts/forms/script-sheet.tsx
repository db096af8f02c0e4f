import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import type { Digest, SpokenScript } from '../../api-types.ts'
import { api } from '../../client.ts'
import { common } from '../../strings.ts'
import { Copy } from '../shared/copy.tsx'
import { Note } from '../shared/note.tsx'
import { formWords as words } from './strings.ts'

type Props = { digest: Digest; length: 60 | 90 | 120; onClose: () => void }

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

type Wanted = { length: Props['length']; pace: string; manner: string }

export const useScript = ({ id, contentHash }: Digest, { length, pace, manner }: Wanted) =>
  useQuery({
    queryKey: ['digests', id, 'spoken', contentHash, length, pace, manner],
    placeholderData: keepPreviousData,
    queryFn: () =>
      read(
        api.forms.digests[':id'].spoken.$get({
          param: { id },
          query: { seconds: String(length), pace, manner: manner === 'south' ? 'south' : 'north' },
        }),
      ),
  })

/** What the announcer reads: to look at, to copy and to print, with what is not read beside it. */
export function ScriptSheet({ digest, length, onClose }: Props) {
  const [pace, setPace] = useState('3.5')
  const [manner, setManner] = useState('north')
  const query = useScript(digest, { length, pace, manner })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.script(length)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="sm">
        <Group gap="sm" grow>
          <NativeSelect
            label={words.pace}
            value={pace}
            onChange={({ currentTarget }) => setPace(currentTarget.value)}
            data={optionsOf(words.paces)}
          />
          <NativeSelect
            label={words.manner}
            value={manner}
            onChange={({ currentTarget }) => setManner(currentTarget.value)}
            data={optionsOf(words.manners)}
          />
        </Group>
        <Loaded query={query}>{(script) => <Script script={script} title={digest.title} length={length} />}</Loaded>
      </Stack>
    </Modal>
  )
}

export function Script({ script, title, length }: { script: SpokenScript; title: string; length: number }) {
  const { mark, parts, seconds, syllables, left, cut, unknown, guessed } = script
  const lines = [...(mark ? [mark] : []), ...parts.map(({ text }) => text)]
  const told = [
    ...left.map((one) => ({ title: one.title, why: words.why[one.why] })),
    ...cut.map((one) => ({ title: one.title, why: words.cut(one.sentences) })),
  ]
  const guesses = (['spelled', 'left', 'sounded'] as const)
    .map((how) => [how, guessed.filter((one) => one.how === how)] as const)
    .filter(([, names]) => names.length > 0)
  return (
    <>
      {mark && <Note tone="urgent">{mark}</Note>}
      <Text className="soft">{words.length(seconds, syllables)}</Text>
      {seconds > length && <Note>{words.tooLong}</Note>}
      <div className="script">
        {parts.map(({ kind, text }) => (
          <p key={`${kind} ${text}`}>{text}</p>
        ))}
      </div>
      {told.length > 0 && (
        <Note>
          <strong>{words.left}:</strong>
          <ul>
            {told.map(({ title, why }) => (
              <li key={title}>
                {title} ({why})
              </li>
            ))}
          </ul>
        </Note>
      )}
      {unknown.length > 0 && (
        <Note tone="urgent">
          {words.unknown}: {unknown.join(', ')}
        </Note>
      )}
      {guesses.map(([how, names]) => (
        <Note key={how} tone={how === 'sounded' ? undefined : 'urgent'}>
          <strong>{words.guessed[how]}:</strong>
          <ul>
            {names.map(({ written, said }) => (
              <li key={written}>{how === 'left' ? written : words.saidAs(written, said)}</li>
            ))}
          </ul>
          {how === 'sounded' && words.correct}
        </Note>
      ))}
      <Group gap="sm">
        <Copy text={lines.join('\n\n')} words={words} />
        <Button variant="default" leftSection={<Icon name="document" />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </Group>
      {createPortal(
        <div className="printed" aria-hidden="true">
          <p>
            <strong>{title}</strong>
          </p>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>,
        document.body,
      )}
    </>
  )
}
