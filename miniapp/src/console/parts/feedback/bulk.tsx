import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Feedback } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { EveryUnit } from './hand-form.tsx'
import { feedback as named, caseWords as words } from './strings.ts'

type Deed = Parameters<typeof api.feedback.many.$post>[0]['json']['deed']
const reload = { reload: [['feedback'], ['overview']] }

/** What can be done to all that is chosen, each act with how many it is for; what was refused is told one by one. */
export function Bulk({ chosen, onDone }: { chosen: Feedback[]; onDone: () => void }) {
  const me = useSession().data?.person?.id ?? ''
  const { typed, change, drop } = useKept('feedback.bulk', { unitId: '', reason: '' })
  const cases = chosen.map(({ id, version }) => ({ id, version }))
  const many = useAct((deed: Deed) => read(api.feedback.many.$post({ json: { cases, deed } })), reload)
  const [first, ...others] = [...chosen].sort((one, other) => one.createdAt - other.createdAt)
  const merge = useAct(
    () =>
      read(
        api.feedback[':id'].merge.$post({ param: { id: first?.id ?? '' }, json: { ids: others.map(({ id }) => id) } }),
      ),
    reload,
  )
  const after = () => {
    drop()
    onDone()
  }
  const codeOf = (id: string) => chosen.find((one) => one.id === id)?.trackCode ?? ''
  return (
    <>
      {many.result && (
        <Note>
          {words.did(many.result.done.length)}
          {many.result.refused.length > 0 && (
            <>
              <p>{words.refused(many.result.refused.length)}</p>
              <ul>
                {many.result.refused.map(({ id, message }) => (
                  <li key={id}>
                    {codeOf(id)} {message}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Note>
      )}
      <Refusal error={many.error} />
      {chosen.length > 0 && first && (
        <Group gap="sm" className="bulk-bar">
          <Text role="status">{words.chosen(chosen.length)}</Text>
          <Button loading={many.pending} onClick={() => many.go({ act: 'assign', personId: me }, onDone)}>
            {words.assignMany(chosen.length)}
          </Button>
          <AskedAct
            act={many}
            input={{ act: 'route', unitId: typed.unitId, reason: typed.reason.trim() }}
            words={words.routeMany(chosen.length)}
            confirm={words.hand.routeSend}
            title={words.routeMany(chosen.length)}
            variant="default"
            off={lacking(!typed.unitId && words.hand.route, !typed.reason.trim() && words.hand.reason)}
            onDone={after}
          >
            <Stack gap="sm">
              <EveryUnit value={typed.unitId} onChange={(unitId) => change({ unitId })} />
              <Textarea
                label={words.hand.reason}
                description={words.hand.reasonHint}
                maxLength={1500}
                value={typed.reason}
                onChange={(event) => change({ reason: event.currentTarget.value })}
              />
            </Stack>
          </AskedAct>
          {chosen.length > 1 && (
            <AskedAct
              act={merge}
              words={words.mergeMany(chosen.length)}
              title={words.mergeTitle}
              variant="default"
              onDone={after}
            >
              {first && <Text>{words.mergeText(named.code(first.trackCode))}</Text>}
              <ul>
                {chosen.map((one) => (
                  <li key={one.id}>{one.text.slice(0, 120)}</li>
                ))}
              </ul>
            </AskedAct>
          )}
          <Button variant="subtle" onClick={onDone}>
            {words.unchoose}
          </Button>
        </Group>
      )}
    </>
  )
}
