import { expect, test } from 'vitest'
import { argumentsIn } from '../../bot/commands/arguments.ts'
import { UsageError } from '../../bot/commands/usage.ts'

const wrong = (...args: string[]) => {
  try {
    argumentsIn(args)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  return null
}

test('what is wrong is named in one line: the command, the flag, the word', () => {
  expect(wrong('frobnicate')).toBe('no such command: frobnicate')
  expect(wrong('toString')).toBe('no such command: toString')
  expect(wrong('audit', '--frob')).toBe('audit has no flag --frob')
  expect(wrong('grant', 'a', 'editor', 'b', '-x')).toBe('grant has no flag -x')
  expect(wrong('login', 'An', '--json')).toBe('login has no flag --json')
  expect(wrong('import', 'a.pdf', '--access')).toBe('--access needs a value')
  expect(wrong('import', 'a.pdf', '--json=yes')).toBe('--json takes no value')
  expect(wrong('grant', 'Nguyễn Văn An', 'admin')).toBe('grant needs a person, a role and a unit')
  expect(wrong('grant', ' ', 'admin', 'Phường')).toBe('grant needs a person, a role and a unit')
  expect(wrong('login', 'Nguyễn', 'Văn', 'An')).toBe('login takes no Văn')
  expect(wrong('migrate', 'now')).toBe('migrate takes no now')
  expect(wrong('ask')).toBe('ask needs a question')
  expect(wrong('--version')).toBe('no flag --version')
})

test('what is right is taken: flags, words, help', () => {
  expect(argumentsIn(['import', 'a.pdf', 'b.pdf', '--access', 'member', '--json'])).toMatchObject({
    command: 'import',
    rest: ['a.pdf', 'b.pdf'],
    values: { access: 'member', json: true },
    makes: false,
  })
  expect(argumentsIn(['audit'])).toMatchObject({ command: 'audit', rest: [], makes: false })
  expect(argumentsIn(['ask', 'giờ', 'đổ rác'])).toMatchObject({ rest: ['giờ', 'đổ rác'], values: { access: 'public' } })
  expect(argumentsIn(['--help'])).toEqual({ help: true, asked: true })
  expect(argumentsIn(['import', '-h'])).toEqual({ help: true, asked: true })
  expect(argumentsIn([])).toEqual({ help: true, asked: false })
})

test('migrate and serve alone may begin on an empty machine; every other command refuses a mistyped DATABASE_URL', () => {
  const lines = [
    ['serve'],
    ['migrate'],
    ['import', 'a'],
    ['embed'],
    ['ask', 'a'],
    ['grant', 'a', 'b', 'c'],
    ['login', 'a'],
  ]
  const rest = [['revoke', 'a', 'b', 'c'], ['audit'], ['health'], ['check'], ['doctor'], ['rotate-key'], ['backup']]
  const making = [...lines, ...rest].filter((line) => {
    const said = argumentsIn(line)
    return !said.help && said.makes
  })
  expect(making).toEqual([['serve'], ['migrate']])
})
