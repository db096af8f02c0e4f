import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Campaign } from '../api-types.ts'
import { api } from '../client.ts'
import { writtenDay } from '../clock.ts'
import { CampaignForm } from '../parts/campaigns/campaign-form.tsx'
import { Figures } from '../parts/campaigns/figures.tsx'
import { Parts } from '../parts/campaigns/parts.tsx'
import { Plan } from '../parts/campaigns/plan.tsx'
import { campaignWords as words } from '../parts/campaigns/strings.ts'
import { Tags } from '../parts/campaigns/tags.tsx'
import { DayField } from '../parts/fields/day-field.tsx'
import { ActButton, lacking } from '../parts/shared/act-button.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { common } from '../strings.ts'
import { campaignTones } from './campaigns.tsx'

export function CampaignDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['campaigns', id],
    queryFn: () => read(api.campaigns[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(campaign) => <Detail campaign={campaign} />}</Loaded>
}

function Detail({ campaign }: { campaign: Campaign }) {
  const [editing, setEditing] = useState(false)
  const { id, title, unitName, status, mine, startsOn, endsOn, lead, link, code, may } = campaign
  return (
    <Page
      title={title}
      lead={`${unitName}, ${words.days(writtenDay(startsOn), writtenDay(endsOn))}`}
      actions={<Status tone={campaignTones[status]}>{words.states[status]}</Status>}
    >
      <Stack gap="md">
        <p>
          <Link href="/campaigns">{words.back}</Link>
        </p>
        {status === 'draft' && <Note>{mine ? words.mine : words.waiting}</Note>}
        {editing ? (
          <CampaignForm campaign={campaign} onClose={() => setEditing(false)} />
        ) : (
          <section className="card" aria-label={title}>
            <Stack gap="sm">
              <Text className="prose">{lead}</Text>
              {status === 'open' && (
                <p>
                  <Anchor href={`/campaigns/${code}`}>{words.page}</Anchor> <span className="soft">{link}</span>
                </p>
              )}
              <Decide campaign={campaign} onEdit={() => setEditing(true)} />
            </Stack>
          </section>
        )}
        <Parts campaign={campaign} />
        <Plan campaign={campaign} />
        <Figures id={id} />
        <Tags campaign={campaign} />
        {may.write && <Next id={id} />}
      </Stack>
    </Page>
  )
}

function Decide({ campaign, onEdit }: { campaign: Campaign; onEdit: () => void }) {
  const { id, status, contentHash, mine, may, title } = campaign
  const reload = [['campaigns']]
  const param = { id }
  const approve = useAct(() => read(api.campaigns[':id'].approve.$post({ param, json: { contentHash } })), { reload })
  const withdraw = useAct(() => read(api.campaigns[':id'].withdraw.$post({ param })), { reload })
  if (status === 'withdrawn') return null
  return (
    <Group gap="sm">
      {may.approve && status === 'draft' && !mine && (
        <AskedAct act={approve} words={words.approve} title={words.approveTitle} icon="check">
          <Text fw={700}>{title}</Text>
          <Text>{words.approveLead}</Text>
        </AskedAct>
      )}
      {may.write && (
        <>
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {common.edit}
          </Button>
          <AskedAct act={withdraw} words={words.withdraw} title={words.withdrawTitle} variant="default" urgent>
            <Text>{words.withdrawLead}</Text>
          </AskedAct>
        </>
      )}
    </Group>
  )
}

function Next({ id }: { id: string }) {
  const [, go] = useLocation()
  const { typed, change, drop } = useKept(`campaign.next.${id}`, { title: '', startsOn: '' })
  const copy = useAct(() => read(api.campaigns[':id'].copy.$post({ param: { id }, json: typed })), {
    reload: [['campaigns']],
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        copy.go(undefined, (made) => {
          drop()
          go(`/campaigns/${made.id}`)
        })
      }}
    >
      <Title order={2} size="h3">
        {words.next}
      </Title>
      <Text className="soft">{words.nextLead}</Text>
      <Stack gap="sm">
        <TextInput
          label={words.name}
          maxLength={150}
          value={typed.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <DayField label={words.starts} value={typed.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <Refusal error={copy.error} />
        <div>
          <ActButton
            type="submit"
            variant="default"
            loading={copy.pending}
            off={lacking(!typed.title.trim() && words.name, !typed.startsOn && words.starts)}
          >
            {words.nextGo}
          </ActButton>
        </div>
      </Stack>
    </form>
  )
}
