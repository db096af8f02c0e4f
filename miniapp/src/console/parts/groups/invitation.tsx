import { Button, Group, Text, Title } from '@mantine/core'
import { createPortal } from 'react-dom'
import { Icon } from '../../../ui/icons.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { Copy } from '../shared/copy.tsx'
import { invitation as words } from './strings.ts'
import '../invitation.css'

type Props = { name: string; unitName: string; link: string }

/** The group's link as a code to scan, and the sheet of paper that carries it. */
export function Invitation({ name, unitName, link }: Props) {
  const qr = <Qr text={link} label={words.picture(name)} />
  return (
    <section className="card invitation">
      {qr}
      <div>
        <Title order={2} size="h3">
          {words.title}
        </Title>
        <Text className="soft">{words.lead}</Text>
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            {link}
          </a>
        </p>
        <Group gap="sm" mt="sm">
          <Button leftSection={<Icon name="document" />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <Copy text={link} words={words} />
        </Group>
      </div>
      {createPortal(
        <div className="poster" aria-hidden="true">
          <p className="poster-unit">{unitName}</p>
          <p className="poster-name">{name}</p>
          {qr}
          <p className="poster-scan">{words.scan}</p>
          <p>{words.how}</p>
          <p>
            {words.or} {link}
          </p>
        </div>,
        document.body,
      )}
    </section>
  )
}
