import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Status, type Tone } from './status.tsx'

type Props = {
  /** Where the row leads; without it, it only tells. */
  href?: string
  title: ReactNode
  facts: (string | null | undefined | false)[]
  state?: { tone: Tone; words: string }
  depth?: number
  children?: ReactNode
}

/** One line of a list: what it is, what there is to know, and its state at the end. */
export function Row({ href, title, facts, state, depth = 0, children }: Props) {
  const inside = (
    <>
      <div className="row-main">
        {title}
        <p className="facts">
          {facts.filter(Boolean).map((fact) => (
            <span key={String(fact)}>{fact}</span>
          ))}
        </p>
      </div>
      {children}
      {state && <Status tone={state.tone}>{state.words}</Status>}
    </>
  )
  if (href)
    return (
      <li>
        <Link href={href} className="row">
          {inside}
        </Link>
      </li>
    )
  return (
    <li className="row" style={{ paddingInlineStart: `calc(var(--inside) + ${depth} * min(var(--space-4), 4vw))` }}>
      {inside}
    </li>
  )
}
