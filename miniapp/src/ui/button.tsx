import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import './button.css'

type Look = 'main' | 'quiet' | 'plain'

const classOf = (look: Look, wide?: boolean) => `button button-${look}${wide ? ' button-wide' : ''}`

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> & {
  look?: Look
  icon?: IconName
  wide?: boolean
  /** While it works a button keeps its place and the focus, and does nothing. */
  busy?: boolean
}

export const Button = ({
  look = 'main',
  icon,
  wide,
  busy,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={busy ? 'button' : type}
    className={classOf(look, wide)}
    aria-disabled={busy}
    onClick={busy ? undefined : onClick}
  >
    {icon && <Icon name={icon} />}
    {children}
  </button>
)

/** For `asChild` of a router link: the look of a button on an anchor. */
export const buttonClass = classOf

export const Actions = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>
