import { Group, UnstyledButton } from '@mantine/core'

type Props<V extends string> = {
  label: string
  value: V
  choices: Record<V, string>
  onChange: (value: V) => void
}

/** One choice of a few, all in sight. */
export const Tabs = <V extends string>({ label, value, choices, onChange }: Props<V>) => (
  <Group component="fieldset" className="tabs" gap={0}>
    <legend className="visually-hidden">{label}</legend>
    {(Object.entries(choices) as [V, string][]).map(([choice, words]) => (
      <UnstyledButton key={choice} className="tab" aria-pressed={choice === value} onClick={() => onChange(choice)}>
        {words}
      </UnstyledButton>
    ))}
  </Group>
)
