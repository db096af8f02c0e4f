import { Button, Group, Text, Title } from '@mantine/core'
import { Qr } from '../../../ui/qr.tsx'
import { written } from '../../clock.ts'
import { Copy } from '../shared/copy.tsx'
import { peopleWords } from './strings.ts'
import '../invitation.css'

const words = peopleWords.link

export type GivenLink = { name: string; secret: string; expiresAt: number }

/** Behind a hash, which a browser sends to nobody. */
const linkOf = (secret: string) => `${location.origin}/console/#login=${secret}`

/** The link that signs somebody in once: shown when it is made, and kept nowhere. */
export const LinkCard = ({ given: { name, secret, expiresAt }, onDone }: { given: GivenLink; onDone: () => void }) => (
  <section className="card invitation" aria-live="polite">
    <Qr text={linkOf(secret)} label={words.picture(name)} />
    <div>
      <Title order={2} size="h3">
        {words.title(name)}
      </Title>
      <Text className="soft">{words.lead(written(expiresAt))}</Text>
      <p>{linkOf(secret)}</p>
      <Group gap="sm" mt="sm">
        <Copy text={linkOf(secret)} words={words} />
        <Button variant="default" onClick={onDone}>
          {words.done}
        </Button>
      </Group>
    </div>
  </section>
)
