import { Button, Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Contact, Contacts as Listed } from '../api-types.ts'
import { api } from '../client.ts'
import { ContactForm } from '../parts/contacts/contact-form.tsx'
import { HoursCard } from '../parts/contacts/hours-card.tsx'
import { contactWords as words } from '../parts/contacts/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { useMay } from '../session.ts'

const key = ['contacts']

/** What the account tells who asks for a number, an address or the hours. */
export function Contacts() {
  const keeps = useMay()('item.write')
  const adding = useAdding(words.add, keeps)
  const query = useQuery({ queryKey: key, queryFn: () => read(api.contacts.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      <Loaded query={query}>
        {({ contacts, kinds }) => (
          <>
            {adding.open && <ContactForm kinds={kinds} onClose={adding.close} />}
            {contacts.length === 0 ? (
              <Empty icon="person" title={words.empty}>
                <p>{words.emptyLead}</p>
              </Empty>
            ) : (
              <ul className="cards">
                {contacts.map((contact) => (
                  <ContactCard key={contact.id} contact={contact} kinds={kinds} keeps={keeps} />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      <HoursCard keeps={keeps} />
    </Page>
  )
}

function ContactCard({ contact, kinds, keeps }: { contact: Contact; kinds: Listed['kinds']; keeps: boolean }) {
  const [editing, setEditing] = useState(false)
  const { id, name, phone, address, hours, unitName } = contact
  const remove = useAct(() => read(api.contacts[':id'].$delete({ param: { id } })), { reload: [key] })
  if (editing)
    return (
      <li>
        <ContactForm kinds={kinds} contact={contact} onClose={() => setEditing(false)} />
      </li>
    )
  return (
    <li className="card">
      <Title order={2} size="h3">
        {name}
      </Title>
      {phone && <p>{phone}</p>}
      <p className="facts">
        <span>{kinds.find(({ kind }) => kind === contact.kind)?.name}</span>
        {address && <span>{address}</span>}
        {hours && <span>{hours}</span>}
        <span>{unitName}</span>
      </p>
      {keeps && (
        <Group gap="sm">
          <Button variant="default" aria-label={words.editOf(name)} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
          <AskedAct
            act={remove}
            words={words.remove}
            title={words.removeOf(name)}
            variant="subtle"
            aria-label={words.removeOf(name)}
          >
            <p>{words.removeLead(name)}</p>
          </AskedAct>
        </Group>
      )}
    </li>
  )
}
