import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { Note } from '../shared/note.tsx'
import { curatedWords } from './curated-strings.ts'

const words = curatedWords.quotes
const mostQuotes = 3
const longestQuote = 700

type Quote = { passageId: string; quote: string }
type Props = {
  /** What is looked for first. */
  question: string
  value: Quote[]
  onChange: (change: (before: Quote[]) => Quote[]) => void
}

/** What a curated answer quotes: passages found in the library, each cut down to the words that are meant. */
export const CuratedQuotes = ({ question, value, onChange }: Props) => {
  const put = (passageId: string, quote: string) =>
    onChange((before) => before.map((one) => (one.passageId === passageId ? { passageId, quote } : one)))
  const remove = (passageId: string) => onChange((before) => before.filter((one) => one.passageId !== passageId))
  return (
    <fieldset className="choices">
      <legend>{words.title}</legend>
      <Stack gap="sm">
        <Text className="soft">{words.lead}</Text>
        {value.map(({ passageId, quote }) => (
          <Quoted
            key={passageId}
            passageId={passageId}
            quote={quote}
            onChange={(quote) => put(passageId, quote)}
            onRemove={() => remove(passageId)}
          />
        ))}
        {value.length < mostQuotes && (
          <Find
            question={question}
            chosen={value}
            onChoose={(passageId, quote) => onChange((before) => [...before, { passageId, quote }])}
          />
        )}
      </Stack>
    </fieldset>
  )
}

const passageOf = (id: string) => ({
  queryKey: ['passage', id],
  queryFn: () => read(api.library.passages[':id'].$get({ param: { id } })),
})

type Quoting = Quote & { onChange: (quote: string) => void; onRemove: () => void }

function Quoted({ passageId, quote, onChange, onRemove }: Quoting) {
  const query = useQuery(passageOf(passageId))
  const gone = query.isError || query.data?.moved
  const { passage, document } = query.data ?? {}
  const problem = gone
    ? words.gone
    : quote.length > longestQuote
      ? words.long
      : passage && !passage.text.includes(quote.normalize('NFC').trim()) && words.differs
  return (
    <div>
      <Textarea
        autosize
        minRows={2}
        label={words.text(gone ? '' : curatedWords.quoted(passage?.label ?? '', document?.title ?? ''))}
        description={words.hint}
        value={quote}
        error={problem}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {passage && !gone && (
        <details>
          <summary>{words.whole}</summary>
          <p className="quote">{passage.text}</p>
        </details>
      )}
      <Group mt="xs">
        <Button variant="subtle" leftSection={<Icon name="close" />} onClick={onRemove}>
          {words.remove}
        </Button>
      </Group>
    </div>
  )
}

type Finding = { question: string; chosen: Quote[]; onChoose: (passageId: string, quote: string) => void }

function Find({ question, chosen, onChoose }: Finding) {
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState('')
  const look = () => setAsked((typed ?? question).trim())
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput
          className="grow"
          label={words.find}
          maxLength={1000}
          value={typed ?? question}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            look()
          }}
        />
        <Button variant="default" leftSection={<Icon name="search" />} onClick={look}>
          {words.go}
        </Button>
      </Group>
      {asked && (
        <Found
          asked={asked}
          chosen={chosen}
          onChoose={(passageId, quote) => {
            setAsked('')
            onChoose(passageId, quote)
          }}
        />
      )}
    </>
  )
}

function Found({ asked, chosen, onChoose }: Omit<Finding, 'question'> & { asked: string }) {
  const query = useQuery({
    queryKey: ['search', asked],
    queryFn: () => read(api.library.search.$get({ query: { q: asked } })),
  })
  return (
    <Loaded query={query}>
      {({ passages }) => {
        const left = passages.filter(({ id }) => chosen.every(({ passageId }) => passageId !== id)).slice(0, 5)
        if (left.length === 0) return <Note>{words.nothing}</Note>
        return (
          <ul className="found">
            {left.map(({ id, label, documentTitle, snippet }) => (
              <li key={id}>
                <strong>{curatedWords.quoted(label, documentTitle)}</strong>
                <p className="quote">{snippet}</p>
                <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => onChoose(id, snippet)}>
                  {words.quote}
                </Button>
              </li>
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}
