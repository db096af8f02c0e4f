import { Link } from 'wouter'
import { page } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { useBack } from '../location.ts'

export const Missing = () => (
  <Page title={page.missingTitle} onBack={useBack('/')}>
    <Empty title={page.missing} icon="warning">
      <Link to="/" className={buttonClass('main')}>
        {page.toNews}
      </Link>
    </Empty>
  </Page>
)
