import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OptOutPurpose } from '../../../../db/schema/conversation.ts'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { me } from '../../strings.ts'
import { Card, Note } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { OwnMessages } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { ownMessages } from '../queries.ts'

const words = me.messages

/** What the account may write to its reader of its own accord, each kind by itself: one tap stops it, one has it again. */
export const Messages = () => {
  const held = useQuery(ownMessages(useLoa()))
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <Loaded query={held}>{(messages) => <Kinds messages={messages} />}</Loaded>
    </Card>
  )
}

const Kinds = ({ messages }: { messages: OwnMessages }) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (on: Partial<Record<OptOutPurpose, boolean>>) =>
      session.acting(() => read(api.session.messages.$put({ json: { on } }))),
    onSettled: () => reread(client, [['own-messages']]),
  })
  // What was tapped shows at once; the answer has the last word.
  const isOn = ({ purpose, on }: OwnMessages['purposes'][number]) =>
    (change.isPending ? change.variables[purpose] : undefined) ?? on
  return (
    <>
      {messages.purposes.map((kind) => (
        <Tick
          key={kind.purpose}
          checked={isOn(kind)}
          onChange={(on) => change.mutate({ [kind.purpose]: on })}
          {...words.purposes[kind.purpose]}
        />
      ))}
      <Note>
        <p>{messages.duties ? words.duties : words.always}</p>
        {!messages.reached && <p>{words.unreached}</p>}
      </Note>
      {change.isError && <Wrong>{change.error.message}</Wrong>}
    </>
  )
}
