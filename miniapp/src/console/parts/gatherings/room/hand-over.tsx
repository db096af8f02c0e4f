import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { saveFile } from '../../../../save-file.ts'
import { useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { dayOf } from '../../../clock.ts'
import { useNow } from '../../../session.ts'
import { Refusal } from '../../shared/note.tsx'
import { standing as words } from './strings.ts'

const mostMonths = 12

/** The months up to this one, as `2026-11` with how they are written. */
function monthsUpTo(today: string): { value: string; label: string }[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  return Array.from({ length: mostMonths }, (_, back) => {
    const at = year * 12 + month - 1 - back
    const [of, number] = [Math.floor(at / 12), String((at % 12) + 1).padStart(2, '0')]
    return { value: `${of}-${number}`, label: `${number}/${of}` }
  })
}

/** Meetings of cells of a month as a file, for the system that the Party keeps its own in. */
export function HandOver() {
  const months = monthsUpTo(dayOf(useNow()()))
  const [month, setMonth] = useState(months[0]?.value ?? '')
  const file = useAct(
    async () => {
      const reply = await api.gatherings['cell-meetings.xlsx'].$post({ json: { month } })
      saveFile(await reply.blob(), words.cellsFile(month))
    },
    { reload: [] },
  )
  return (
    <section className="card">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {words.cells}
        </Title>
        <Text className="soft">{words.cellsLead}</Text>
        <Group align="end" gap="sm">
          <NativeSelect
            label={words.month}
            value={month}
            data={months}
            onChange={(event) => setMonth(event.currentTarget.value)}
          />
          <Button variant="default" loading={file.pending} onClick={() => file.go(undefined)}>
            {words.saveCells}
          </Button>
        </Group>
        <Refusal error={file.error} />
      </Stack>
    </section>
  )
}
