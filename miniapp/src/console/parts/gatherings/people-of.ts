import { read } from '../../../api.ts'
import { api } from '../../client.ts'

/** Looks among the people of a unit, and of those below it, by a part of a name. */
export const peopleOf = (unitId: string) => async (query: string) =>
  (await read(api.gatherings.people.$get({ query: { unitId, query } }))).people
