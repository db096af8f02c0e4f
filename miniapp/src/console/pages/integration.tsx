import { Keys } from '../parts/integration/keys.tsx'
import { integrationWords as words } from '../parts/integration/strings.ts'
import { Webhooks } from '../parts/integration/webhooks.tsx'
import { Page } from '../parts/shared/page.tsx'

/** What other programs may do here. */
export const Integration = () => (
  <Page title={words.title} lead={words.lead}>
    <Keys />
    <Webhooks />
  </Page>
)
