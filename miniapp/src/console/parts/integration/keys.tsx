import { Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { useAct } from '../../act.ts'
import type { ApiKey, MadeKey } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { useAdding } from '../shared/page.tsx'
import { Status } from '../shared/status.tsx'
import { KeyForm } from './key-form.tsx'
import { SecretOnce } from './secret-once.tsx'
import { scopeNames, keyWords as words } from './strings.ts'

const tones = { live: 'good', expired: 'quiet', revoked: 'quiet' } as const

/** The keys of other programs: made, shown once, taken back. */
export function Keys() {
  const adding = useAdding(words.add)
  const [made, setMade] = useState<MadeKey | null>(null)
  const query = useQuery({ queryKey: ['api-keys'], queryFn: () => read(api['api-keys'].$get()) })
  return (
    <section aria-label={words.title}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{words.title}</Title>
        {adding.button}
      </Group>
      {made && <SecretOnce secret={made.token} words={words} onClose={() => setMade(null)} />}
      {adding.open && (
        <KeyForm
          onMade={(made) => {
            setMade(made)
            adding.close()
          }}
          onClose={adding.close}
        />
      )}
      <Loaded query={query}>
        {({ keys }) =>
          keys.length === 0 ? (
            !adding.open && (
              <Empty icon="link" title={words.empty}>
                <p>{words.emptyLead}</p>
              </Empty>
            )
          ) : (
            <ul className="cards">
              {keys.map((key) => (
                <KeyCard key={key.id} held={key} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function KeyCard({ held }: { held: ApiKey }) {
  const { id, name, hint, scopes, unitName, state, createdAt, createdByName, expiresAt, lastUsedAt } = held
  const revoke = useAct(() => read(api['api-keys'][':id'].$delete({ param: { id } })), { reload: [['api-keys']] })
  return (
    <li className="card">
      <Group justify="space-between">
        <Title order={3}>{name}</Title>
        <Status tone={tones[state]}>{words.states[state]}</Status>
      </Group>
      <p>{scopes.map((scope) => scopeNames[scope].name).join(' · ')}</p>
      <p className="facts">
        <span>{unitName}</span>
        <span>{`${hint}…`}</span>
        <span>{words.madeBy(createdByName || words.someone, written(createdAt))}</span>
        <span>{words.until(written(expiresAt))}</span>
        <span>{lastUsedAt ? words.used(written(lastUsedAt)) : words.unused}</span>
      </p>
      {state === 'live' && (
        <Group>
          <AskedAct
            act={revoke}
            words={words.revoke}
            title={words.revokeOf(name)}
            variant="default"
            aria-label={words.revokeOf(name)}
          >
            <p>{words.revokeLead(name)}</p>
          </AskedAct>
        </Group>
      )}
    </li>
  )
}
