import { AppShell, Burger, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../api.ts'
import { Guarded } from '../ui/guarded.tsx'
import { Icon } from '../ui/icons.tsx'
import { Loaded } from '../ui/states.tsx'
import { useAct } from './act.ts'
import type { Session } from './api-types.ts'
import { api } from './client.ts'
import { SignIn } from './pages/sign-in.tsx'
import { forgetForms } from './parts/shared/kept-form.tsx'
import { Pages, placesFor } from './routes.tsx'
import { useSession } from './session.ts'
import { nav, roleNames, shell } from './strings.ts'

export function Console() {
  const session = useSession()
  const [secret, setSecret] = useState(takeSecret)
  // A link pasted where the console already stands changes the address alone, and loads nothing.
  useEffect(() => {
    const look = () => setSecret((held) => takeSecret() ?? held)
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  if (secret) return <SignIn secret={secret} onDone={() => setSecret(null)} />
  const deskOf = (data: Session) => (data.person ? <Desk session={data} /> : <SignIn />)
  // Once known it stays: each page says for itself what could not be read anew.
  return session.data ? deskOf(session.data) : <Loaded query={session}>{deskOf}</Loaded>
}

/** The secret of a sign-in link, taken out of the address so that it is not left on the screen or in the history. */
function takeSecret(): string | null {
  const { search, hash, pathname } = location
  const secret = new URLSearchParams(search).get('login') ?? new URLSearchParams(hash.slice(1)).get('login')
  if (secret) history.replaceState(null, '', pathname)
  return secret
}

function Desk({ session }: { session: Session }) {
  const [opened, { toggle, close }] = useDisclosure()
  const [path] = useLocation()
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what moves the reader to its top
  useEffect(() => {
    close()
    if (first.current) first.current = false
    else main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [path])

  return (
    <AppShell
      header={{ height: 'var(--header)' }}
      navbar={{ width: '16rem', breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', md: 'lg' }}
    >
      <AppShell.Header className="header">
        {/* A link to #main would leave the page: the base address of the document is the console's first page. */}
        <button type="button" className="skip" onClick={() => main.current?.focus()}>
          {shell.skip}
        </button>
        <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="md" aria-label={shell.menu} />
        <Link href="/" className="wordmark">
          <strong>{shell.product}</strong>
          <span>{shell.console}</span>
        </Link>
        <WhoIAm session={session} />
      </AppShell.Header>
      <AppShell.Navbar component="nav" aria-label={nav.label} className="navbar">
        <Places session={session} path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} ref={main}>
        <Guarded key={path}>{session.staff ? <Pages /> : <Text>{shell.noRole}</Text>}</Guarded>
      </AppShell.Main>
    </AppShell>
  )
}

const Places = ({ session, path }: { session: Session; path: string }) =>
  placesFor(session.may).map(({ heading, places }) => (
    <section key={heading} className="places">
      {heading && <h2>{heading}</h2>}
      {places.map(({ href, label, icon }) => {
        const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
        return (
          <Link key={href} href={href} className="place" aria-current={here ? 'page' : undefined}>
            <Icon name={icon} />
            {label}
          </Link>
        )
      })}
    </section>
  ))

function WhoIAm({ session }: { session: Session }) {
  const client = useQueryClient()
  const signOut = useAct(() => read(api.session.$delete()), { reload: [] })
  const names = [...new Set(session.roles.map(({ role }) => roleNames[role]))]
  return (
    <Group gap="sm" wrap="nowrap" ml="auto">
      <div className="who">
        <strong>{session.person?.name || shell.noName}</strong>
        <span>{names.join(', ')}</span>
      </div>
      <Button
        variant="subtle"
        leftSection={<Icon name="exit" />}
        loading={signOut.pending}
        onClick={() =>
          signOut.go(undefined, () => {
            forgetForms()
            return client.resetQueries()
          })
        }
      >
        {shell.signOut}
      </Button>
    </Group>
  )
}
