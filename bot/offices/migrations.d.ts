/** Every migration as its file says it, laid into the Worker when it is built (`bot/bundle.ts`): a Worker reads no files. */
declare module 'loa:migrations' {
  const migrations: import('../../db/object/migrate.ts').Migration[]
  export default migrations
}
