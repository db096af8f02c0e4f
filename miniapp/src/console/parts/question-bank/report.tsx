import { Stack, Text } from '@mantine/core'
import type { ImportedQuestions } from '../../api-types.ts'
import { AsRead } from '../quizzes/as-read.tsx'
import { Note } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import type { Tone } from '../shared/status.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.importing
const tones: Record<ImportedQuestions['told'][number]['level'], Tone> = {
  fault: 'urgent',
  left: 'waiting',
  note: 'quiet',
}

/** What would come in, or came, and each line worth a word with its place. */
export function ImportReport({ name, seen }: { name: string; seen: ImportedQuestions }) {
  const { told, counts, added, applied, format, questions } = seen
  const total = counts.fault + counts.left + counts.note
  const headline = words.seen(name, words.formats[format], added)
  return (
    <Stack gap="xs">
      {applied ? (
        <Note tone="good">{words.done(added)}</Note>
      ) : counts.fault > 0 ? (
        <Note tone="urgent">
          {headline} {words.faults(counts.fault)} {name === words.text ? words.mendText : words.mendFile}
        </Note>
      ) : (
        <Note tone={added > 0 ? 'good' : 'plain'}>
          {headline} {counts.left > 0 && words.left(counts.left)} {added === 0 && words.nothing}
        </Note>
      )}
      <ul className="rows">
        {told.map((one) => (
          <Row
            key={`${one.at} ${one.level} ${one.words} ${one.problem}`}
            title={<strong>{one.problem}</strong>}
            facts={[one.place, one.words]}
            state={{ tone: tones[one.level], words: words.levels[one.level] }}
          />
        ))}
      </ul>
      {total > told.length && <Text className="soft">{words.more(total - told.length)}</Text>}
      {!applied && <AsRead label={words.preview} questions={questions} total={added} />}
    </Stack>
  )
}
