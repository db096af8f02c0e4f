import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Loaded } from '../../../ui/states.tsx'
import type { Procedure } from '../../api-types.ts'
import { api } from '../../client.ts'
import { curatedWords } from '../answers/curated-strings.ts'
import { Note } from '../shared/note.tsx'
import { procedureWords } from './strings.ts'

const words = procedureWords.form
const mostGrounds = 8

type Ground = Procedure['content']['grounds'][number]
type Props = { value: Ground[]; onChange: (change: (before: Ground[]) => Ground[]) => void }

/** What a procedure rests on, each with the passage of the library that says so, where one was chosen. */
export const GroundFields = ({ value, onChange }: Props) => {
  const put = (at: number, part: Partial<Ground>) =>
    onChange((before) => before.map((ground, place) => (place === at ? { ...ground, ...part } : ground)))
  return (
    <fieldset className="choices">
      <legend>{words.grounds}</legend>
      <Stack gap="sm">
        <Text className="soft">{words.groundsLead}</Text>
        {value.map((ground, at) => (
          <GroundField
            // biome-ignore lint/suspicious/noArrayIndexKey: a ground has nothing of its own but its place
            key={at}
            at={at + 1}
            ground={ground}
            onChange={(part) => put(at, part)}
            onRemove={() => onChange((before) => before.filter((_, place) => place !== at))}
          />
        ))}
        {value.length < mostGrounds && (
          <Group>
            <Button variant="default" onClick={() => onChange((before) => [...before, { text: '', passageId: null }])}>
              {words.addGround}
            </Button>
          </Group>
        )}
      </Stack>
    </fieldset>
  )
}

type FieldProps = { at: number; ground: Ground; onChange: (part: Partial<Ground>) => void; onRemove: () => void }

/** One law or decision in words, with the passage of the library that says so. */
export function GroundField({ at, ground: { text, passageId }, onChange, onRemove }: FieldProps) {
  const [asked, setAsked] = useState('')
  return (
    <div>
      <TextInput
        label={words.ground(at)}
        description={words.groundHint}
        maxLength={300}
        value={text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {passageId && (
        <p className="facts">
          <span>{words.linked}</span>
          <Link href={`/library/passages/${passageId}`}>{procedureWords.openPassage}</Link>
        </p>
      )}
      <Group gap="sm" mt="xs">
        {passageId ? (
          <Button variant="subtle" onClick={() => onChange({ passageId: null })}>
            {words.unlink}
          </Button>
        ) : (
          text.trim() && (
            <Button variant="default" onClick={() => setAsked(text.trim())}>
              {words.look(at)}
            </Button>
          )
        )}
        <Button variant="subtle" onClick={onRemove}>
          {words.removeGround(at)}
        </Button>
      </Group>
      {asked && !passageId && (
        <Found
          asked={asked}
          onChoose={(passageId) => {
            setAsked('')
            onChange({ passageId })
          }}
        />
      )}
    </div>
  )
}

function Found({ asked, onChoose }: { asked: string; onChoose: (passageId: string) => void }) {
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: () => read(api.library.search.$get({ query: { q: asked } })),
  })
  return (
    <Loaded query={query}>
      {({ passages }) =>
        passages.length === 0 ? (
          <Note>{words.nothing}</Note>
        ) : (
          <ul className="found">
            {passages.slice(0, 5).map(({ id, label, documentTitle, snippet }) => (
              <li key={id}>
                <strong>{curatedWords.quoted(label, documentTitle)}</strong>
                <p className="quote">{snippet}</p>
                <Button variant="default" onClick={() => onChoose(id)}>
                  {words.link}
                </Button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
