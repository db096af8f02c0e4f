import { Component, type ReactNode } from 'react'
import { page } from '../strings.ts'
import { Button } from './button.tsx'
import { Empty } from './states.tsx'

/**
 * What people see when a screen breaks: words and a way on, never an empty page. Around one page it is keyed by the page's
 * address, so that the next one stands. A class, for React offers no other way.
 */
export class Guarded extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div role="alert" className="broken">
        <Empty icon="warning" title={page.brokenTitle}>
          <p>{page.broken}</p>
          <Button icon="refresh" onClick={() => location.reload()}>
            {page.reload}
          </Button>
        </Empty>
      </div>
    )
  }
}
