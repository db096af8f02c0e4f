import { command as words } from '../../strings.ts'

/** What gives somebody a role, for the office's own unit where its name can stand in a shell as it is. */
export const grantLine = (unitName = '') =>
  `npm run loa -- grant "${words.name}" approver "${/^[\p{L}\p{N} .,–-]+$/u.test(unitName) ? unitName : words.unit}"`
