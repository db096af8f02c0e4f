import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { bookmarks, me as words } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Person } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { Consents } from '../me/consents.tsx'
import { MemberCode } from '../me/member-code.tsx'
import { Messages } from '../me/messages.tsx'
import { InChat, OwnData } from '../me/own-data.tsx'
import { DataRequests } from '../me/requests.tsx'
import { OwnUnit } from '../own-unit.tsx'
import { me, worksHere } from '../queries.ts'

export const Me = () => {
  const person = useQuery(me(useLoa()))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={person}>
        {(loaded) => (
          <>
            <p>{loaded === null ? words.nobody : loaded.guest ? words.guest : words.fromZalo}</p>
            <Name person={loaded} key={loaded?.id} />
            <OwnUnit person={loaded} />
            {loaded && !loaded.guest && <MemberCode />}
            <Consents person={loaded} />
            {loaded && !loaded.guest && <Messages />}
            <OfNetwork />
            <Link to="/bookmarks" className={buttonClass('quiet')}>
              <Icon name="document" />
              {bookmarks.link}
            </Link>
            {loaded ? <OwnData key={`data of ${loaded.id}`} /> : <InChat />}
            {loaded && <DataRequests />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const OfNetwork = () =>
  useQuery(worksHere(useLoa())).data ? (
    <Link to="/network" className={buttonClass('quiet')}>
      <Icon name="people" />
      {words.network}
    </Link>
  ) : null

const Name = ({ person }: { person: Person | null }) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const say = useToast()
  const [name, setName] = useState(person?.name ?? '')
  const save = useMutation({
    mutationFn: () => session.acting(() => read(api.session.$patch({ json: { name: name.trim() } }))),
    onSuccess() {
      say(words.saved)
      return reread(client)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="writing" onSubmit={submit}>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        maxLength={80}
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      {save.isError && <Wrong>{save.error.message}</Wrong>}
      <Button type="submit" busy={save.isPending}>
        {words.save}
      </Button>
    </form>
  )
}
