import { Button, Checkbox, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { Item } from '../../api-types.ts'
import { written } from '../../clock.ts'
import { liftable, useLifted } from '../desk/lifted.ts'
import { deskWords as words } from '../desk/strings.ts'
import { items as itemWords } from '../items/strings.ts'
import { Status, type Tone } from '../shared/status.tsx'

const tones: Record<Item['status'], Tone> = { draft: 'waiting', approved: 'good', rejected: 'quiet' }

export const editedOf = ({ id, title, summary, sourceName }: Item) => ({ id, title, summary, sourceName, own: false })

type Props = {
  item: Item
  current: boolean
  chosen: boolean
  opened: boolean
  inEdition: boolean
  mayApprove: boolean
  mayTake: boolean
  pending: boolean
  onChoose: () => void
  onOpen: () => void
  onApprove: () => void
  onReject: () => void
  onTake: () => void
  children: ReactNode
}

/** One story of the stream in a line or two; opened, all there is to know of it stands below. */
export function StreamRow({ item, current, chosen, opened, inEdition, mayApprove, mayTake, ...acts }: Props) {
  const { lift } = useLifted()
  const { id, title, status, kind, unitName, sourceName, publishedAt, alsoIn, blocks, doubts, mine } = item
  const fit = status === 'approved' && mayTake && !inEdition
  return (
    <li
      className="stream-row"
      data-current={current || undefined}
      data-chosen={chosen || undefined}
      {...(fit && !opened ? liftable(editedOf(item), lift) : {})}
    >
      <Checkbox aria-label={words.choose(title)} checked={chosen} onChange={acts.onChoose} />
      <div className="stream-main">
        <UnstyledButton className="stream-title" id={`item-${id}`} aria-expanded={opened} onClick={acts.onOpen}>
          {title}
        </UnstyledButton>
        <p className="facts">
          <span>{itemWords.kinds[kind]}</span>
          <span>{kind === 'notice' || sourceName === unitName ? unitName : `${sourceName} → ${unitName}`}</span>
          {publishedAt && <time dateTime={new Date(publishedAt).toISOString()}>{written(publishedAt)}</time>}
          {alsoIn.length > 0 && (
            <span>{alsoIn.length > 2 ? words.alsoIn(alsoIn.length) : words.alsoInNames(alsoIn)}</span>
          )}
          {inEdition && <strong>{words.inEdition}</strong>}
          {status === 'draft' && mine && mayApprove && <span>{itemWords.byYou}</span>}
        </p>
        {status === 'draft' && doubts[0] && <p className="stream-block">{`${itemWords.doubted}. ${doubts[0]}`}</p>}
        {blocks[0] && <p className="stream-block">{`${itemWords.blocked}: ${blocks[0].message}`}</p>}
      </div>
      <div className="stream-end">
        <Status tone={tones[status]}>{itemWords.states[status]}</Status>
        {status === 'draft' && mayApprove && !mine && !opened && (
          <Button
            variant="subtle"
            leftSection={<Icon name="check" />}
            aria-label={words.approveOf(title)}
            loading={acts.pending}
            onClick={acts.onApprove}
          >
            {itemWords.approve}
          </Button>
        )}
        {status === 'draft' && mayApprove && !opened && (
          <Button variant="subtle" aria-label={words.rejectOf(title)} onClick={acts.onReject}>
            {itemWords.reject}
          </Button>
        )}
        {fit && (
          <Button
            variant="subtle"
            leftSection={<Icon name="plus" />}
            aria-label={words.takeOf(title)}
            onClick={acts.onTake}
          >
            {words.take}
          </Button>
        )}
      </div>
      {opened && <div className="stream-whole">{acts.children}</div>}
    </li>
  )
}
