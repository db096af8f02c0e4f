import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import './card.css'

export const Card = ({ children, live }: { children: ReactNode; live?: boolean }) => (
  <section className="card" aria-live={live ? 'polite' : undefined}>
    {children}
  </section>
)

type Tone = 'plain' | 'good' | 'urgent'

const iconOf: Record<Tone, IconName> = { plain: 'info', good: 'check', urgent: 'warning' }

/** A sentence set apart: something to know (plain), something done (good), something that cannot wait (urgent). */
export const Note = ({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <div className={`note note-${tone}`}>
    <Icon name={icon ?? iconOf[tone]} />
    <div>{children}</div>
  </div>
)

export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
)

/** Small facts on one line, parted by a dot; what is missing leaves no gap. */
export const Facts = ({ of }: { of: (ReactNode | null | undefined | false)[] }) => (
  <p className="facts">
    {of.filter(Boolean).map((fact, index, all) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one line keep their order
      <span key={index}>
        {fact}
        {index < all.length - 1 && ' · '}
      </span>
    ))}
  </p>
)
