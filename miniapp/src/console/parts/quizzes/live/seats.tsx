import { Button, Checkbox, Text, Title } from '@mantine/core'
import type { LeadNews } from '../../../../../../bot/live-rooms/hub.ts'
import { liveWords } from '../../../../live/strings.ts'
import { Refusal } from '../../shared/note.tsx'
import { room as words } from './strings.ts'
import type { Room } from './use-room.ts'

/** Who is in the room, and whose name may stand on the wall. */
export const Seats = ({ news: { view, seats }, room }: { news: LeadNews; room: Room }) => (
  <section>
    <Title order={2} mb="sm">
      {words.seats}
    </Title>
    <Checkbox
      label={words.names}
      checked={view.namesShown}
      onChange={(event) => room.names.go(event.currentTarget.checked)}
    />
    <Refusal error={room.names.error ?? room.hide.error} />
    {seats.length === 0 && <Text className="soft">{words.noSeats}</Text>}
    <ul className="live-seats">
      {seats.map(({ number, name, hidden }) => (
        <li key={number}>
          <span>
            {liveWords.seat(number)}: <strong>{name || words.noName}</strong>
            {hidden && ` (${words.hidden})`}
          </span>
          {name && view.phase !== 'ended' && (
            <Button
              variant="subtle"
              aria-label={hidden ? undefined : words.hideOf(name)}
              onClick={() => room.hide.go(number, !hidden)}
            >
              {hidden ? words.unhide : words.hide}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </section>
)
