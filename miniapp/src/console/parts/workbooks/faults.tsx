import { Text } from '@mantine/core'
import type { ImportedTree } from '../../api-types.ts'
import { Note } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { workbook as words } from './strings.ts'

const most = 100

type Props = { name: string; faults: ImportedTree['faults']; count: number }

/** What stands in a file where, in words: its sheet too, where the file has more than the one that no program names. */
const FaultRows = ({ faults }: Pick<Props, 'faults'>) => (
  <ul className="rows">
    {faults.slice(0, most).map(({ sheet, row, column, problem }) => (
      <Row
        key={`${sheet} ${row} ${column} ${problem}`}
        title={<strong>{words.place(row, column)}</strong>}
        facts={[problem, sheet && words.sheet(sheet)]}
      />
    ))}
  </ul>
)

/** What of a workbook was left out though nothing is wrong with it: whoever adds it should know before. */
export const LeftOut = ({ notes }: { notes: ImportedTree['notes'] }) =>
  notes.length > 0 && (
    <>
      <Note>{words.leftOut(notes.length)}</Note>
      <FaultRows faults={notes} />
      {notes.length > most && <Text className="soft">{words.moreLeftOut(notes.length - most)}</Text>}
    </>
  )

/** What is wrong in a workbook, by row and column. */
export const Faults = ({ name, faults, count }: Props) => (
  <>
    <Note tone="urgent">{words.faults(name, count)}</Note>
    <FaultRows faults={faults} />
    {count > most && <Text className="soft">{words.more(count - most)}</Text>}
  </>
)
