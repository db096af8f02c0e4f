import type { MouseEvent, ReactNode } from 'react'
import { page } from '../strings.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { useLoa } from './loa.tsx'

/** A link to a page that is not ours; inside Zalo the client opens it, as a new tab does not exist there. */
export const Outside = ({ href, children }: { href: string; children: ReactNode }) => {
  const { platform } = useLoa()
  const open = (event: MouseEvent) => {
    if (platform.kind !== 'zalo') return
    event.preventDefault()
    platform.openOutside(href)
  }
  return (
    <a className={buttonClass('plain')} href={href} target="_blank" rel="noopener noreferrer" onClick={open}>
      <Icon name="link" />
      <span>
        {children} <span className="visually-hidden">({page.opensOutside})</span>
      </span>
    </a>
  )
}
