import { Button, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { api } from '../../client.ts'
import { Note } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { Adopt } from './adopt.tsx'
import { groupWords, unlinked as words } from './strings.ts'

/** Groups that the account has on Zalo and Loa does not know; read from Zalo only when somebody asks. */
export function UnlinkedGroups() {
  const [asked, setAsked] = useState(false)
  const query = useQuery({
    queryKey: ['groups', 'unlinked'],
    enabled: asked,
    queryFn: () => read(api.groups.unlinked.$get()),
  })
  return (
    <section>
      <div className="head section-head">
        <div>
          <Title order={2}>{words.title}</Title>
          <p className="soft">{words.lead}</p>
        </div>
        <Button
          variant="default"
          leftSection={<Icon name="refresh" />}
          loading={query.isFetching}
          onClick={() => (asked ? void query.refetch() : setAsked(true))}
        >
          {words.read}
        </Button>
      </div>
      {asked && (
        <Loaded query={query}>
          {({ groups }) =>
            groups.length === 0 ? (
              <Note tone="good">{words.none}</Note>
            ) : (
              <ul className="rows">
                {groups.map(({ externalId, name, memberCount, enabled }) => (
                  <Row
                    key={externalId}
                    title={<strong>{name}</strong>}
                    facts={[memberCount !== null && groupWords.members(memberCount, null), !enabled && words.off]}
                  >
                    <Adopt externalId={externalId} name={name} />
                  </Row>
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </section>
  )
}
