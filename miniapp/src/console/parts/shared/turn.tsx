import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from '../../../ui/icons.tsx'

type Props = {
  earlier: string
  later: string
  onTurn: (by: -1 | 1) => void
  /** What stands between the two. */
  between?: ReactNode
  children: ReactNode
}

/** Back and on through days or years; what is shown of them stands beside, or below where there is no room. */
export const Turn = ({ earlier, later, onTurn, between, children }: Props) => (
  <Group gap="sm" mb="sm">
    <Button variant="default" px="sm" flex="none" aria-label={earlier} onClick={() => onTurn(-1)}>
      <Icon name="back" />
    </Button>
    {between}
    <Button variant="default" px="sm" flex="none" aria-label={later} onClick={() => onTurn(1)}>
      <Icon name="next" />
    </Button>
    {children}
  </Group>
)
