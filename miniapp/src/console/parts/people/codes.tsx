import { Button, Group, Text, Title } from '@mantine/core'
import { saveFile } from '../../../save-file.ts'
import type { ImportedMembers } from '../../api-types.ts'
import { csvOf } from './csv.ts'
import { memberWords as words } from './member-strings.ts'

export type Given = ImportedMembers['codes']

/** Codes less those of people who have got another: theirs are void. */
export const withoutTheirs = (codes: Given, others: Given): Given =>
  codes.filter(({ id }) => !others.some((other) => other.id === id))

/** The codes for paper, shown this once. */
export function Codes({ codes }: { codes: Given }) {
  const csv = () => csvOf([words.heads, ...codes.map(({ name, unit, code }) => [name, unit, code])])
  return (
    <>
      <Title order={3}>{words.codes}</Title>
      <Text>{words.codesLead}</Text>
      <ol className="papers">
        {codes.map(({ name, unit, code }) => (
          <li key={code}>
            {code}
            <br />
            <span className="soft">{words.code({ name, unit })}</span>
          </li>
        ))}
      </ol>
      <Group gap="sm">
        <Button onClick={() => saveFile(new Blob([csv()], { type: 'text/csv;charset=utf-8' }), words.file)}>
          {words.download}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {words.print}
        </Button>
      </Group>
    </>
  )
}
