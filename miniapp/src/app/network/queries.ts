import { queryOptions } from '@tanstack/react-query'
import type { InferResponseType } from 'hono/client'
import { read } from '../../api.ts'
import type { Loa } from '../loa.tsx'

type Api = Loa['api']
export type OwnSheets = InferResponseType<Api['network']['judging'][':id']['$get'], 200>
export type OwnPacket = InferResponseType<Api['packets']['mine'][':id']['$get'], 200>

export const ownPackets = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['packets'],
    queryFn: async () => {
      await session.started
      return (await read(api.packets.mine.$get())).packets
    },
  })

export const ownPacket = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['packet', id],
    queryFn: async () => {
      await session.started
      return read(api.packets.mine[':id'].$get({ param: { id } }))
    },
  })

export const scriptOf = ({ api }: Loa, id: string) =>
  queryOptions({
    queryKey: ['packet', id, 'script'],
    queryFn: () =>
      read(api.packets[':id'].spoken.$get({ param: { id }, query: { seconds: '90', pace: '3.5', manner: 'north' } })),
  })

export const kitBy = ({ api }: Loa, code: string) =>
  queryOptions({
    queryKey: ['kit', code],
    meta: { keep: true },
    queryFn: () => read(api.packets.kits[':code'].$get({ param: { code } })),
  })

export const opinionForm = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['opinion-form'],
    queryFn: async () => {
      await session.started
      return read(api.opinions.form.$get())
    },
  })

export const campaignBy = ({ api }: Loa, code: string) =>
  queryOptions({
    queryKey: ['campaign', code],
    meta: { keep: true },
    queryFn: () => read(api.campaigns.public[':code'].$get({ param: { code } })),
  })

export const judgingFor = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['judging'],
    queryFn: async () => {
      await session.started
      return (await read(api.network.judging.$get())).contests
    },
  })

export const sheetsOf = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['judging', id],
    queryFn: async () => {
      await session.started
      return read(api.network.judging[':id'].$get({ param: { id } }))
    },
  })

export const ownTasks = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['tasks'],
    queryFn: async () => {
      await session.started
      return (await read(api.campaigns.tasks.mine.$get())).tasks
    },
  })
