import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type BaseLocationHook, Router } from 'wouter'
import { useLoa } from '../app/loa.tsx'
import { Ask } from '../app/pages/ask.tsx'
import { Feedback } from '../app/pages/feedback.tsx'
import { Checking } from '../app/pages/verify.tsx'
import { forgetThread } from '../app/thread.tsx'
import { verify, widget as words } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { Wrong } from '../ui/field.tsx'
import { Place } from '../ui/page.tsx'

const Verify = () => (
  <Place title={verify.title} below={<p>{verify.lead}</p>}>
    <Checking />
  </Place>
)

const parts = { ask: Ask, feedback: Feedback, verify: Verify }
type Part = keyof typeof parts

// The server leads this address on to its mini app. What a link opens has more room in a page of its own.
const app = '/zapps/app'
const useOutward: BaseLocationHook = () => [`${app}/`, (to) => void window.open(to, '_blank', 'noopener')]

/** Asking, feedback and the check of a text in a frame of somebody else’s page. What is being written stays while the other is looked at. */
export const Widget = () => {
  const [part, setPart] = useState<Part>('ask')
  const Shown = parts[part]
  return (
    <Router base={app} hook={useOutward}>
      <nav className="widget-parts" aria-label={words.parts}>
        {(Object.keys(parts) as Part[]).map((one) => (
          <button key={one} type="button" aria-current={one === part ? 'page' : undefined} onClick={() => setPart(one)}>
            {words[one]}
          </button>
        ))}
      </nav>
      <Shown />
      <Forget />
    </Router>
  )
}

/** A machine may be everybody's, and nobody who sits down at it next should read what was asked before. */
const Forget = () => {
  const { session } = useLoa()
  const forget = useMutation({
    mutationFn: () => session.end(),
    onSuccess: () => {
      forgetThread()
      location.reload()
    },
  })
  return (
    <footer className="widget-foot">
      <p>{words.shared}</p>
      <Button look="plain" busy={forget.isPending} onClick={() => forget.mutate()}>
        {words.forget}
      </Button>
      {forget.isError && <Wrong>{forget.error.message}</Wrong>}
    </footer>
  )
}
