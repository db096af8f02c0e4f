export { type TemporaryDatabase, temporaryDatabase } from '../../bot/temporary-database.ts'
