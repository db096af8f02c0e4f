import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { AuditLine } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { Page } from '../parts/shared/page.tsx'
import { useSession, useUnits } from '../session.ts'
import { auditAct, audit as words } from '../strings.ts'

const size = 50

export function AuditLog() {
  const [{ before }, filter] = useFilters({ before: '' })
  const query = useQuery({
    queryKey: ['audit', before],
    queryFn: () => read(api.audit.$get({ query: { before: before ? Number(before) : undefined, limit: size } })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Empty icon="clock" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Lines lines={lines} />
              <Group justify="center" gap="sm" mt="lg">
                {before && (
                  <Button variant="default" onClick={() => filter({ before: '' })}>
                    {words.newest}
                  </Button>
                )}
                {lines.length === size && (
                  <Button variant="default" onClick={() => filter({ before: String(lines.at(-1)?.seq) })}>
                    {words.older}
                  </Button>
                )}
              </Group>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Each line as a sentence: who did what, to what by its name where the line holds one. */
function Lines({ lines }: { lines: AuditLine[] }) {
  const me = useSession().data?.person?.id
  const { units, closed } = useUnits()
  const names = new Map([...units, ...closed].map(({ id, name }) => [id, name]))
  const who = ({ actorId, actorName }: AuditLine) =>
    actorId === 'system' ? words.system : actorId === me ? words.you : actorName || words.unknown
  return (
    <ol className="rows audit">
      {lines.map((line) => {
        const unit = names.get(line.unitId ?? '')
        const name = nameIn(line.detail)
        const urgent = urgentIn(line.detail)
        return (
          <li key={line.seq} className="row">
            <div className="row-main">
              <p>
                <strong>{who(line)}</strong>: {auditAct(line.action)}
                {name && <q>{name}</q>}
              </p>
              {urgent && <p>{words.urgent(urgent)}</p>}
              <p className="facts">
                <time dateTime={new Date(line.at).toISOString()}>{written(line.at)}</time>
                {unit && <span>{unit}</span>}
              </p>
              <details>
                <summary>{words.detail}</summary>
                <p className="soft">{line.subjectId}</p>
                {Object.keys(line.detail).length > 0 && <pre>{JSON.stringify(line.detail, null, 1)}</pre>}
              </details>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

const textIn = (detail: AuditLine['detail'], keys: readonly string[]) =>
  keys.map((key) => detail[key]).find((value): value is string => typeof value === 'string')

/** What the subject is called, where the line says so. */
const nameIn = (detail: AuditLine['detail']) => textIn(detail, ['name', 'title', 'code'])

/** Why something could not wait for the morning. */
const urgentIn = (detail: AuditLine['detail']) => textIn(detail, ['urgent', 'emergency'])
