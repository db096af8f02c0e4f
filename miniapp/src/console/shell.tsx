import { AppShell, Burger, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { read } from '../api.ts'
import { reread } from '../reread.ts'
import { Guarded } from '../ui/guarded.tsx'
import { Icon } from '../ui/icons.tsx'
import { useOtherPages } from '../ui/later.tsx'
import { Loaded } from '../ui/states.tsx'
import { useAct } from './act.ts'
import type { Session } from './api-types.ts'
import { api, whenSignedOut } from './client.ts'
import { takeGiven } from './given.ts'
import { SecondStepGate } from './pages/second-step.tsx'
import { SignIn } from './pages/sign-in.tsx'
import { forgetForms } from './parts/shared/kept-form.tsx'
import { Note } from './parts/shared/note.tsx'
import { accountWords, signInWords } from './parts/sign-in/strings.ts'
import { Pages, placesFor } from './routes.tsx'
import { useSession } from './session.ts'
import { nav, roleNames, shell } from './strings.ts'

export function Console() {
  const session = useSession()
  const signOut = useSignOut()
  const [given, setGiven] = useState(takeGiven)
  const lost = useLostSession(session.data)
  // A link pasted where the console already stands changes the address alone, and loads nothing.
  useEffect(() => {
    const look = () => setGiven((held) => takeGiven() ?? held)
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  if (given?.secret || given?.code) return <SignIn given={given} onDone={() => setGiven(null)} />
  const deskOf = (data: Session) =>
    data.person ? (
      <SecondStepGate session={data} onSignOut={signOut.go}>
        <Desk session={data} refused={given?.refused} />
      </SecondStepGate>
    ) : (
      <SignIn given={given ?? {}} lost={lost} onDone={() => setGiven(null)} />
    )
  // Once known it stays: each page says for itself what could not be read anew.
  return session.data ? deskOf(session.data) : <Loaded query={session}>{deskOf}</Loaded>
}

/** Whether somebody who worked here is signed in no more without having signed out; the door is then shown at once. */
function useLostSession(session: Session | undefined) {
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  const personId = session?.person?.id
  useEffect(() => {
    if (personId) setLost(false)
    whenSignedOut(() => {
      // Other calls may be refused too, after the door is shown.
      if (!personId) return
      setLost(true)
      void reread(client, [['session']])
    })
  }, [client, personId])
  return lost
}

function useSignOut() {
  const client = useQueryClient()
  const act = useAct(() => read(api.session.$delete()), { reload: [] })
  const go = () =>
    act.go(undefined, () => {
      forgetForms()
      return client.resetQueries()
    })
  return { go, pending: act.pending }
}

function Desk({ session, refused }: { session: Session; refused?: string }) {
  const [opened, { toggle, close }] = useDisclosure()
  useOtherPages()
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
        {/* Somebody signed in joins their Zalo, and comes back without it. */}
        <div role="alert">
          {refused && <Note tone="urgent">{signInWords.refused[refused] ?? signInWords.refusedElse}</Note>}
        </div>
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
  const signOut = useSignOut()
  const names = [...new Set(session.roles.map(({ role }) => roleNames[role]))]
  return (
    <Group gap="sm" wrap="nowrap" ml="auto">
      <Link href="/account" className="who">
        <strong>{session.person?.name || shell.noName}</strong>
        <span>{names.join(', ')}</span>
        <span className="visually-hidden">{accountWords.title}</span>
      </Link>
      <Button variant="subtle" leftSection={<Icon name="exit" />} loading={signOut.pending} onClick={signOut.go}>
        {shell.signOut}
      </Button>
    </Group>
  )
}
