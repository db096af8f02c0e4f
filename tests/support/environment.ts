/** Values of the right shape, none of them anybody's. */
export const testEnvironment = {
  SECRET_KEY: 'a test key that is at least thirty-two characters long',
  // Whoever a test makes an admin acts at once; what the second step withholds has tests of its own.
  SECOND_STEP: 'offered',
  PUBLIC_URL: 'http://loa.test',
  ZALO_APP_ID: '3456789012345678901',
  ZALO_APP_SECRET: 'test-app-secret',
  ZALO_OA_ID: '2345678901234567890',
  ZALO_OA_SECRET: 'test-oa-secret',
  ZALO_OA_NAME: 'Phường Mẫu',
  ZALO_REFRESH_TOKEN: 'test-refresh-token',
  ZALO_MINI_APP_ID: '1234567890123456789',
  // A clock that stands still lets out one burst of the account's rate.
  ZALO_CALLS_PER_MINUTE: '100000',
  // Nobody listens there: a test that speaks to Zalo starts the simulator and says where it is.
  ZALO_OPENAPI_URL: 'http://127.0.0.1:2',
  ZALO_OAUTH_URL: 'http://127.0.0.1:2',
  ZALO_GRAPH_URL: 'http://127.0.0.1:2',
}
