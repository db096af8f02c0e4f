import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
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
