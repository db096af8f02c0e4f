import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { later } from '../../../ui/later.tsx'
import { certificates as words } from './certificate-strings.ts'

const Certificates = later(async () => (await import('./certificates.tsx')).Certificates)

/** The certificates of a round, under it, once somebody asks for them. */
export function RoundCertificates({ roundId }: { roundId: string }) {
  const [open, setOpen] = useState(false)
  if (open) return <Certificates roundId={roundId} onClose={() => setOpen(false)} />
  return (
    <Group mt="sm">
      <Button variant="default" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    </Group>
  )
}
