import { Title } from '@mantine/core'
import { Link } from 'wouter'
import { Icon } from '../../../ui/icons.tsx'
import type { Waiting } from '../../api-types.ts'
import { useMay, useUnits } from '../../session.ts'
import { setup as words } from '../../strings.ts'
import { Command } from './command.tsx'
import { grantLine } from './grant-line.ts'

type Step = keyof typeof words.steps

const steps: { name: Step; page?: { href: string; act: Parameters<ReturnType<typeof useMay>>[0] } }[] = [
  { name: 'account', page: { href: '/connection', act: 'connection.manage' } },
  { name: 'unit', page: { href: '/units', act: 'broadcast.read' } },
  { name: 'people' },
  { name: 'group', page: { href: '/groups', act: 'broadcast.read' } },
  { name: 'source', page: { href: '/sources', act: 'item.read' } },
  { name: 'library', page: { href: '/library', act: 'document.read' } },
]

/** What an office that has just begun does first, each with the page where it is done. */
export function SetupList({ done }: { done: NonNullable<Waiting['setup']> }) {
  const may = useMay()
  const { units } = useUnits()
  const count = steps.filter(({ name }) => done[name]).length
  return (
    <section className="card setup">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <p className="soft">{words.lead(count, steps.length)}</p>
      <ol>
        {steps.map(({ name, page }) => {
          const [title, why] = words.steps[name]
          return (
            <li key={name} data-done={done[name] || undefined}>
              <Icon name={done[name] ? 'check' : 'clock'} />
              <div>
                {page && may(page.act) ? <Link href={page.href}>{title}</Link> : <strong>{title}</strong>}{' '}
                <span className="soft">({done[name] ? words.done : words.waiting})</span>
                {!done[name] && <p className="soft">{why}</p>}
                {name === 'people' && !done.people && <Command line={grantLine(units[0]?.name)} />}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
