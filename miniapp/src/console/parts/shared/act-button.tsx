import { Button, type ButtonProps, Text } from '@mantine/core'
import type { MouseEventHandler } from 'react'
import { common } from '../../strings.ts'

type Props = ButtonProps & {
  /** Why it is off, in a sentence; nothing where it can be pressed. */
  off: string | false | null
  type?: 'submit' | 'button'
  onClick?: MouseEventHandler<HTMLButtonElement>
}

/** A button that says beside itself why it is off; the only one of the console that ever is. */
export const ActButton = ({ off, type = 'button', ...rest }: Props) => (
  <>
    {/* Before the button, so that whoever listens hears why it is off. */}
    {off && (
      <Text className="soft" w="100%">
        {off}
      </Text>
    )}
    <Button {...rest} type={type} disabled={Boolean(off)} />
  </>
)

/** What a form still wants, by the names of its fields; nothing where all is there. */
export function lacking(...names: (string | false)[]): string | false {
  const missing = names.filter((name) => name !== false)
  return missing.length > 0 && common.lacking(missing)
}
