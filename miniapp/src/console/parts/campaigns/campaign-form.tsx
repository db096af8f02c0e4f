import { Stack, Textarea, TextInput } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Campaign } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { DayField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { campaignWords as words } from './strings.ts'

type Props = { campaign?: Campaign; onClose: () => void; onSaved?: (id: string) => void }

/** Writes what a campaign says of itself. What was typed stays until the server has taken it. */
export function CampaignForm({ campaign, onClose, onSaved }: Props) {
  const own = useOwnUnit('campaign.write')
  const fresh = {
    ...{ unitId: campaign?.unitId ?? own, title: campaign?.title ?? '', lead: campaign?.lead ?? '' },
    ...{ startsOn: campaign?.startsOn ?? '', endsOn: campaign?.endsOn ?? '' },
  }
  const { typed, change, drop, note } = useKept(`campaign.${campaign?.id ?? 'new'}`, fresh, campaign?.contentHash)
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const { unitId, ...json } = typed
      return campaign
        ? read(
            api.campaigns[':id'].$put({
              param: { id: campaign.id },
              json: { ...json, contentHash: campaign.contentHash },
            }),
          )
        : read(api.campaigns.$post({ json: { ...json, unitId } }))
    },
    { reload: [['campaigns']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          leave()
          onSaved?.(id)
        })
      }}
    >
      <Stack gap="sm">
        {note}
        {!campaign && (
          <UnitSelect act="campaign.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
        )}
        <TextInput
          required
          label={words.name}
          maxLength={150}
          value={typed.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          maxLength={3000}
          label={words.about}
          value={typed.lead}
          onChange={(event) => change({ lead: event.currentTarget.value })}
        />
        <DayField required label={words.starts} value={typed.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <DayField required label={words.ends} value={typed.endsOn} onChange={(endsOn) => change({ endsOn })} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.title.trim() && words.name,
            !typed.lead.trim() && words.about,
            !typed.startsOn && words.starts,
            !typed.endsOn && words.ends,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
