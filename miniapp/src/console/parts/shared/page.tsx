import { Button, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import { shell } from '../../strings.ts'

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; wide?: boolean; children: ReactNode }

export function Page({ title, lead, actions, wide, children }: Props) {
  useEffect(() => {
    document.title = `${title} – ${shell.product}`
  }, [title])
  return (
    <article className="page" data-wide={wide}>
      <header className="head">
        <div>
          <Title order={1}>{title}</Title>
          {lead && (
            <Text mt="xs" className="soft">
              {lead}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </header>
      {children}
    </article>
  )
}

/** A form that a page opens by the button at its top, which is gone while the form is there. */
export function useAdding(words: string, may = true) {
  const [open, setOpen] = useState(false)
  const button = may && !open && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setOpen(true)}>
      {words}
    </Button>
  )
  return { open, button, close: () => setOpen(false) }
}
