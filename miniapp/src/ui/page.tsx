import { type ReactNode, useEffect, useRef } from 'react'
import { page } from '../strings.ts'
import { Icon } from './icons.tsx'
import './page.css'

type PageProps = { title: string; children: ReactNode }

/** One of the four places: a band with its name. `above` stands over the title, `below` under it. */
export const Place = ({ title, above, below, children }: PageProps & { above?: string; below?: ReactNode }) => (
  <div className="page">
    <header className="page-band">
      {above && <p className="page-above">{above}</p>}
      <Title text={title} />
      {below}
    </header>
    <main className="page-main">{children}</main>
  </div>
)

/** A page inside a place: a way back, then its name. */
export const Page = ({ title, onBack, children }: PageProps & { onBack: () => void }) => (
  <div className="page">
    <header className="page-head">
      <button type="button" className="page-back" onClick={onBack}>
        <Icon name="back" />
        <span className="visually-hidden">{page.back}</span>
      </button>
      <Title text={title} />
    </header>
    <main className="page-main">{children}</main>
  </div>
)

/** Takes the focus when the page opens, so that a screen reader says where one is and the keyboard starts at the top. */
const Title = ({ text }: { text: string }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = text
  }, [text])
  useEffect(() => {
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {text}
    </h1>
  )
}
