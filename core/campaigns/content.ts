import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { composed } from '../text/composed.ts'
import { withoutMentions } from '../text/mentions.ts'
import { addDays, instantOf, isDay } from '../time.ts'

export type CampaignSaid = { title: string; lead: string; startsOn: string; endsOn: string }

const longestTitle = 150
const longestLead = 3000
const longestDays = 3 * 366

export const lineOf = (typed: string) => withoutMentions(oneLine(typed))

/**
 * What a campaign says of itself, as it is kept.
 * @throws AppError INVALID campaign.empty, campaign.long, campaign.days or digest.link
 */
export function campaignSaidOf(given: CampaignSaid): CampaignSaid {
  const { startsOn, endsOn } = given
  const title = lineOf(given.title)
  const lead = composed(given.lead)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(lineOf)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (!title || !lead) throw new AppError('INVALID', 'campaign.empty')
  if (title.length > longestTitle || lead.length > longestLead) throw new AppError('INVALID', 'campaign.long')
  const isSpan = isDay(startsOn) && isDay(endsOn) && startsOn <= endsOn && endsOn <= addDays(startsOn, longestDays)
  if (!isSpan) throw new AppError('INVALID', 'campaign.days')
  if (![title, ...lead.split('\n')].every(hasOnlyWebLinks)) throw new AppError('INVALID', 'digest.link')
  return { title, lead, startsOn, endsOn }
}

/** What an approval binds. What stands under a campaign was approved where it was made, and shows once it is out there. */
export const campaignHash = (unitId: string, { title, lead, startsOn, endsOn }: CampaignSaid): Promise<string> =>
  sha256(JSON.stringify([unitId, title, lead, startsOn, endsOn]))

/** How many days lie between two days. */
export const daysBetween = (from: string, to: string) =>
  Math.round((instantOf(to, '12:00') - instantOf(from, '12:00')) / 86_400_000)
