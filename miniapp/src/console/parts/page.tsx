import { Box, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { shell } from '../strings.ts'

type Props = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }

export function Page({ title, lead, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} – ${shell.product}`
  }, [title])
  return (
    <article className="page">
      <Group justify="space-between" align="flex-start" gap="sm" mb="lg">
        <Box maw="42rem">
          <Title order={1}>{title}</Title>
          {lead && (
            <Text mt="xs" className="soft">
              {lead}
            </Text>
          )}
        </Box>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </article>
  )
}
