import { Button, Checkbox, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { speakingWords as words } from './strings.ts'

/** Lines of a field, each in what stands between its bars. */
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([first]) => first)

type Props = { onClose: () => void; onSaved: (id: string) => void }

/** Sets a contest up whole: what is marked, who speaks, and who judges. */
export function SpeakingForm({ onClose, onSaved }: Props) {
  const own = useOwnUnit('network.manage')
  const { typed, change, drop, note } = useKept('speaking.new', {
    ...{ unitId: own, title: '', criteria: '', speakers: '', dropEnds: true, judgeIds: [] as string[] },
  })
  const { unitId, title, criteria, speakers, dropEnds, judgeIds } = typed
  const board = useQuery({
    queryKey: ['boards', unitId, ''],
    enabled: unitId !== '',
    queryFn: () => read(api.boards[':unitId'].$get({ param: { unitId }, query: {} })),
  })
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () =>
      read(
        api.network.speaking.$post({
          json: {
            ...{ unitId, title, dropEnds, judgeIds },
            // A number that is none is refused by the server, in words.
            criteria: linesOf(criteria).map(([name = '', most = '10', weight = '1']) => ({
              ...{ name, most: Number(most) || 0, weight: Number(weight) || 0 },
            })),
            speakers: linesOf(speakers).map(([name = '', unitName = '']) => ({ name, unitName })),
          },
        }),
      ),
    { reload: [['speaking']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          leave()
          onSaved(id)
        })
      }}
    >
      <Stack gap="sm">
        {note}
        <UnitSelect
          act="network.manage"
          required
          value={unitId}
          onChange={(chosen) => change({ unitId: chosen, judgeIds: [] })}
        />
        <TextInput
          required
          label={words.name}
          maxLength={200}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          label={words.criteria}
          description={words.criteriaHint}
          value={criteria}
          onChange={(event) => change({ criteria: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={3}
          label={words.speakers}
          description={words.speakersHint}
          value={speakers}
          onChange={(event) => change({ speakers: event.currentTarget.value })}
        />
        {unitId !== '' && (
          <Loaded query={board}>
            {({ members }) => (
              <div>
                <PersonPicker
                  label={words.judges}
                  hint={words.judgesHint}
                  value={null}
                  among={members
                    .filter(({ personId }) => !judgeIds.includes(personId))
                    .map(({ personId, name }) => ({ id: personId, name }))}
                  onChange={(person) => person && change({ judgeIds: [...judgeIds, person.id] })}
                />
                <ul className="picked" aria-label={words.judges}>
                  {judgeIds.map((id) => {
                    const name = members.find(({ personId }) => personId === id)?.name ?? '…'
                    return (
                      <li key={id}>
                        {name}{' '}
                        <Button
                          variant="subtle"
                          aria-label={words.dropJudge(name)}
                          onClick={() => change({ judgeIds: judgeIds.filter((one) => one !== id) })}
                        >
                          <Icon name="close" />
                        </Button>
                      </li>
                    )
                  })}
                </ul>
              </div>
            )}
          </Loaded>
        )}
        <Checkbox
          label={words.dropEnds}
          checked={dropEnds}
          onChange={(event) => change({ dropEnds: event.currentTarget.checked })}
        />
        <Refusal error={save.error} />
        <FormEnd
          act={words.make}
          pending={save.pending}
          off={lacking(
            !unitId && common.unit,
            !title.trim() && words.name,
            !criteria.trim() && words.criteria,
            !speakers.trim() && words.speakers,
            judgeIds.length === 0 && words.judges,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
