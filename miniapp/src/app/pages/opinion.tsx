import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextArea, TextField, Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { hasArrived, idToSend, useDraft } from '../draft.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { opinionForm } from '../network/queries.ts'
import { opinionPage as words } from '../network/strings.ts'

type Range = keyof typeof words.ranges
type Feeling = keyof typeof words.feelings
const optionsOf = <K extends string>(names: Record<K, string>) =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }))

/** The short form for what a group of people says; it asks for nobody's name, the writer's neither. */
export const Opinion = () => {
  const [sent, setSent] = useState(false)
  const query = useQuery(opinionForm(useLoa()))
  return (
    <Page title={words.title} onBack={useBack('/network')}>
      {sent ? (
        <section className="writing" role="status">
          <Note tone="good">
            <p>{words.sent}</p>
          </Note>
          <Button look="quiet" onClick={() => setSent(false)}>
            {words.another}
          </Button>
        </section>
      ) : (
        <Loaded query={query}>
          {({ units, subjects }) =>
            units.length === 0 ? (
              <p>{words.noUnit}</p>
            ) : (
              <Writing units={units} subjects={subjects} onSent={() => setSent(true)} />
            )
          }
        </Loaded>
      )}
    </Page>
  )
}

type Props = { units: { id: string; name: string }[]; subjects: string[]; onSent: () => void }

const Writing = ({ units, subjects, onSent }: Props) => {
  const { api } = useLoa()
  const [unitId, setUnitId] = useState(units.length === 1 ? (units[0]?.id ?? '') : '')
  const [subject, setSubject] = useState<string | null>(null)
  const [own, setOwn] = useDraft('opinion-subject')
  const [people, setPeople] = useState<Range | null>(null)
  const [feeling, setFeeling] = useState<Feeling | null>(null)
  const [suggestion, setSuggestion] = useDraft('opinion-suggestion')
  const [tried, setTried] = useState(false)
  const about = subject === '' ? own.trim() : (subject ?? '')
  const missing = [
    !unitId && words.unit,
    !about && words.subject,
    !people && words.people,
    !feeling && words.feeling,
  ].flatMap((one) => (one ? [one.toLocaleLowerCase('vi')] : []))
  const send = useMutation({
    mutationFn(said: { people: Range; feeling: Feeling }) {
      const json = { unitId, subject: about, suggestion, ...said }
      return read(api.opinions.$post({ json: { id: idToSend('opinion', JSON.stringify(json)), ...json } }))
    },
    onSuccess() {
      hasArrived('opinion')
      setOwn('')
      setSuggestion('')
      onSent()
    },
  })
  return (
    <form
      className="writing"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing.length === 0 && people && feeling) send.mutate({ people, feeling })
      }}
    >
      <p>{words.lead}</p>
      {units.length > 1 && (
        <Choices
          legend={<b>{words.unit}</b>}
          options={units.map(({ id: value, name: label }) => ({ value, label }))}
          picked={unitId ? [unitId] : []}
          onPick={([picked]) => setUnitId(picked ?? '')}
        />
      )}
      <Choices
        legend={<b>{words.subject}</b>}
        options={[...subjects.map((value) => ({ value, label: value })), { value: '', label: words.other }]}
        picked={subject === null ? [] : [subject]}
        onPick={([picked]) => setSubject(picked ?? null)}
      />
      {subject === '' && (
        <TextField
          label={words.own}
          maxLength={80}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      )}
      <Choices
        legend={<b>{words.people}</b>}
        hint={words.peopleHint}
        options={optionsOf(words.ranges)}
        picked={people ? [people] : []}
        onPick={([picked]) => setPeople(picked ?? null)}
      />
      <Choices
        legend={<b>{words.feeling}</b>}
        options={optionsOf(words.feelings)}
        picked={feeling ? [feeling] : []}
        onPick={([picked]) => setFeeling(picked ?? null)}
      />
      <TextArea
        label={words.suggestion}
        rows={4}
        maxLength={1000}
        value={suggestion}
        onChange={(event) => setSuggestion(event.currentTarget.value)}
      />
      {tried && missing.length > 0 && <Wrong>{words.lacking(missing)}</Wrong>}
      {send.isError && <Wrong>{send.error.message}</Wrong>}
      <Button type="submit" icon="send" wide busy={send.isPending}>
        {words.send}
      </Button>
    </form>
  )
}
