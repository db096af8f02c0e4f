import { Checkbox, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { type ChangeEvent, useState } from 'react'
import { problemOf, useAct } from '../../act.ts'
import type { GuessOf, QuizPage, RoundRules } from '../../api-types.ts'
import { dayOf } from '../../clock.ts'
import { useNow } from '../../session.ts'
import { MomentField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { EnteringFields, enteringRules, enteringStart } from './entering/fields.tsx'
import { postRound } from './post-round.ts'
import { quizzes } from './strings.ts'

const words = quizzes.round
const minuteMs = 60_000
const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

const checks = { shuffleQuestions: true, shuffleOptions: true, requireAll: false, excludeOrganisers: false }

/** The parts of a quiz in the order in which they first come, with how many questions each has. */
function sectionsOf({ questions }: QuizPage) {
  const counts = new Map<string, number>()
  for (const { section } of questions) counts.set(section, (counts.get(section) ?? 0) + 1)
  return Array.from(counts, ([section, available]) => ({ section, available }))
}

const startOf = (quiz: QuizPage, now: number) => ({
  name: quizzes.roundName(quiz.rounds.length + 1),
  opensAt: `${dayOf(now)}T08:00`,
  closesAt: `${dayOf(now + 7 * 24 * 60 * minuteMs)}T22:00`,
  questionCount: String(Math.min(10, quiz.questions.length)),
  minutes: '10',
  maxAttempts: '3',
  delay: '0',
  grace: '15',
  rank: 'earliest' as RoundRules['rank'],
  people: 'zalo' as 'zalo' | 'members' | 'all',
  entering: enteringStart,
  units: 'confirmed' as 'confirmed' | 'chosen',
  guess: 'none' as GuessOf | 'none',
  points: '1',
  penalty: '0',
  passMark: '',
  counts: 'best' as NonNullable<RoundRules['counts']>,
  bySection: false,
  sections: sectionsOf(quiz).map(({ section }) => ({ section, count: '' })),
  ...checks,
})

type Chosen = 'rank' | 'people' | 'entering' | 'units' | 'guess' | 'counts' | 'bySection' | 'sections'
type Written = Exclude<keyof ReturnType<typeof startOf>, keyof typeof checks | Chosen>

// An empty field is "no limit" to people and null to the server.
const orNull = (typed: string, unit = 1) => (typed.trim() === '' ? null : Number(typed) * unit)

export function RoundForm({ quiz, onClose }: { quiz: QuizPage; onClose: () => void }) {
  const now = useNow()
  const [openedAt] = useState(now)
  const { typed, change, drop, note } = useKept(`round.${quiz.id}`, startOf(quiz, openedAt))
  const leave = () => {
    drop()
    onClose()
  }
  const held = sectionsOf(quiz)
  const parts = typed.bySection
    ? typed.sections.map(({ section, count }) => ({ section, count: Number(count) })).filter(({ count }) => count > 0)
    : null
  const asked = parts ? parts.reduce((sum, { count }) => sum + count, 0) : Number(typed.questionCount)
  const add = useAct(
    () =>
      postRound(quiz.id, typed, {
        ...(parts ? { sections: parts, questionCount: asked } : { questionCount: asked }),
        timeLimitMs: orNull(typed.minutes, minuteMs),
        graceMs: Number(typed.grace) * 1000,
        maxAttempts: orNull(typed.maxAttempts),
        delayMs: Number(typed.delay) * minuteMs,
        shuffleQuestions: typed.shuffleQuestions,
        shuffleOptions: typed.shuffleOptions,
        requireAll: typed.requireAll,
        excludeOrganisers: typed.excludeOrganisers,
        guess: typed.guess === 'none' || typed.rank === 'none' ? null : typed.guess,
        rank: typed.rank,
        people: typed.people,
        ...enteringRules(typed.entering, typed.people),
        units: typed.units,
        points: Number(typed.points),
        penalty: Number(typed.penalty),
        passMark: orNull(typed.passMark),
        ...(typed.rank !== 'none' && { counts: typed.counts }),
      }),
    { reload: [['quizzes']] },
  )
  const field = (name: Written, sentAs: string = name) => ({
    label: words[name],
    value: typed[name],
    error: problemOf(add.error, sentAs),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={3}>{quizzes.addRound}</Title>
      <Stack gap="sm">
        {note}
        <TextInput required maxLength={120} {...field('name')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <MomentField required {...field('opensAt')} onChange={(opensAt) => change({ opensAt })} />
          <MomentField required {...field('closesAt')} onChange={(closesAt) => change({ closesAt })} />
          {!typed.bySection && (
            <TextInput required type="number" min={1} {...field('questionCount', 'rules.questionCount')} />
          )}
          <TextInput
            type="number"
            min={0.5}
            step="any"
            description={words.minutesHint}
            {...field('minutes', 'rules.timeLimitMs')}
          />
          <TextInput
            type="number"
            min={1}
            description={words.attemptsHint}
            {...field('maxAttempts', 'rules.maxAttempts')}
          />
          <TextInput required type="number" min={0} {...field('delay', 'rules.delayMs')} />
          <TextInput required type="number" min={0} max={120} {...field('grace', 'rules.graceMs')} />
          <TextInput required type="number" min={1} max={100} {...field('points', 'rules.points')} />
          <TextInput
            required
            type="number"
            min={0}
            description={words.penaltyHint}
            {...field('penalty', 'rules.penalty')}
          />
          <TextInput
            type="number"
            min={1}
            description={words.passHint(asked * Number(typed.points))}
            {...field('passMark', 'rules.passMark')}
          />
          <NativeSelect
            label={words.rank}
            value={typed.rank}
            data={options(words.ranks)}
            onChange={(event) => change({ rank: event.currentTarget.value as RoundRules['rank'] })}
          />
          <NativeSelect
            label={words.people}
            value={typed.people}
            data={options(words.whom)}
            error={problemOf(add.error, 'rules.people')}
            onChange={(event) => change({ people: event.currentTarget.value as typeof typed.people })}
          />
          {typed.rank !== 'none' && (
            <NativeSelect
              label={words.counts}
              value={typed.counts}
              data={options(words.counted)}
              onChange={(event) => change({ counts: event.currentTarget.value as typeof typed.counts })}
            />
          )}
          {typed.rank !== 'none' && (
            <NativeSelect
              label={words.units}
              value={typed.units}
              data={options(words.belonging)}
              onChange={(event) => change({ units: event.currentTarget.value as typeof typed.units })}
            />
          )}
          {typed.rank !== 'none' && (
            <NativeSelect
              label={words.guess}
              value={typed.guess}
              data={options(words.guesses)}
              onChange={(event) => change({ guess: event.currentTarget.value as typeof typed.guess })}
            />
          )}
        </SimpleGrid>
        {held.length > 1 && (
          <Checkbox
            label={words.bySection}
            description={words.bySectionHint}
            checked={typed.bySection}
            onChange={(event) => change({ bySection: event.currentTarget.checked })}
          />
        )}
        {held.length > 1 && typed.bySection && (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {held.map(({ section, available }) => (
              <TextInput
                key={section}
                type="number"
                min={0}
                max={available}
                label={words.section(section, available)}
                value={typed.sections.find((one) => one.section === section)?.count ?? ''}
                onChange={(event) => {
                  const count = event.currentTarget.value
                  change((now) => ({
                    sections: now.sections.map((one) => (one.section === section ? { ...one, count } : one)),
                  }))
                }}
              />
            ))}
            <p role="alert">{problemOf(add.error, 'rules.sections')}</p>
          </SimpleGrid>
        )}
        <EnteringFields
          people={typed.people}
          typed={typed.entering}
          error={add.error}
          onChange={(part) => change(({ entering }) => ({ entering: { ...entering, ...part } }))}
        />
        {(Object.keys(checks) as (keyof typeof checks)[]).map((name) => (
          <Checkbox
            key={name}
            label={words[name]}
            checked={typed[name]}
            onChange={(event) => change({ [name]: event.currentTarget.checked })}
          />
        ))}
        <Refusal error={add.error} />
        <FormEnd
          act={words.create}
          pending={add.pending}
          off={lacking(!typed.name.trim() && words.name)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
