import { Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** One step of what is written, approved and sent, under its name. */
export const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card">
    <Title order={2} size="h3">
      {title}
    </Title>
    {children}
  </section>
)
