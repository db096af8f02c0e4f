import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { writtenDay } from '../clock.ts'
import { CampaignForm } from '../parts/campaigns/campaign-form.tsx'
import { campaignWords as words } from '../parts/campaigns/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import type { Tone } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'

export const campaignTones: Record<keyof typeof words.states, Tone> = {
  draft: 'waiting',
  open: 'good',
  withdrawn: 'quiet',
}

export function Campaigns() {
  const adding = useAdding(words.add, useMay()('campaign.write'))
  const [, go] = useLocation()
  const query = useQuery({ queryKey: ['campaigns'], queryFn: () => read(api.campaigns.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <CampaignForm onClose={adding.close} onSaved={(id) => go(`/campaigns/${id}`)} />}
      <Loaded query={query}>
        {({ campaigns }) =>
          campaigns.length === 0 ? (
            <Empty icon="send" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="rows">
              {campaigns.map(({ id, title, unitName, status, startsOn, endsOn, late }) => (
                <Row
                  key={id}
                  href={`/campaigns/${id}`}
                  title={<strong>{title}</strong>}
                  facts={[unitName, words.days(writtenDay(startsOn), writtenDay(endsOn)), late > 0 && words.late(late)]}
                  state={{ tone: campaignTones[status], words: words.states[status] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
