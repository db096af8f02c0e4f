import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'wouter'
import { basePath } from '../platform.ts'
import { page } from '../strings.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLoa } from './loa.tsx'
import { pathWithin } from './own-link.ts'

/** A link that came with a text. One to our own app stays inside it. */
export const GivenLink = ({ href, children }: { href: string; children: ReactNode }) => {
  const path = pathWithin(href, basePath())
  if (path === null) return <Outside href={href}>{children}</Outside>
  return (
    <Link to={path} className={buttonClass('plain')}>
      <Icon name="next" />
      {page.opensHere}
    </Link>
  )
}

/** A page that is not ours; inside Zalo the client opens it, as a new tab does not exist there. */
const Outside = ({ href, children }: { href: string; children: ReactNode }) => {
  const { platform } = useLoa()
  const say = useToast()
  const open = (event: MouseEvent) => {
    if (platform.kind !== 'zalo') return
    event.preventDefault()
    void platform.openOutside(href).then((opened) => opened || say(page.notOpened(href)))
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
