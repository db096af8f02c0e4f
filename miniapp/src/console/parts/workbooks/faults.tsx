import { Text } from '@mantine/core'
import type { ImportedTree } from '../../api-types.ts'
import { Note } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { workbook as words } from './strings.ts'

const most = 100

type Props = { name: string; faults: ImportedTree['faults']; count: number }

/** What is wrong in a workbook, by row and column. */
export const Faults = ({ name, faults, count }: Props) => (
  <>
    <Note tone="urgent">{words.faults(name, count)}</Note>
    <ul className="rows">
      {faults.slice(0, most).map(({ sheet, row, column, problem }) => (
        <Row
          key={`${sheet} ${row} ${column} ${problem}`}
          title={<strong>{words.place(row, column)}</strong>}
          facts={[problem, words.sheet(sheet)]}
        />
      ))}
    </ul>
    {count > most && <Text className="soft">{words.more(count - most)}</Text>}
  </>
)
