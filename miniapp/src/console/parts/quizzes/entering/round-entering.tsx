import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { later } from '../../../../ui/later.tsx'
import type { Round } from '../../../api-types.ts'
import { entering as words } from './strings.ts'

const Codes = later(async () => (await import('./codes.tsx')).Codes)
const Guardian = later(async () => (await import('./guardian.tsx')).Guardian)

/** What a round's rules of entering give its office to do, under its card. */
export function RoundEntering({ round: { id, rules } }: { round: Round }) {
  const [open, setOpen] = useState<'codes' | 'guardian' | null>(null)
  const asksAge = rules.birthYear || rules.minAge != null || rules.maxAge != null
  return (
    <>
      <Group gap="xs" mt="sm">
        {rules.rank !== 'none' && (
          <Button component={Link} href={`/rounds/${id}/review`} variant="default">
            {words.review.open}
          </Button>
        )}
        {rules.guests === 'code' && (
          <Button variant="default" onClick={() => setOpen('codes')}>
            {words.codes.title}
          </Button>
        )}
        {asksAge && (
          <Button variant="default" onClick={() => setOpen('guardian')}>
            {words.guardian.open}
          </Button>
        )}
      </Group>
      {open === 'codes' && <Codes roundId={id} onClose={() => setOpen(null)} />}
      {open === 'guardian' && <Guardian roundId={id} onClose={() => setOpen(null)} />}
    </>
  )
}
