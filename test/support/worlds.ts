import { type CustomerWorld, type CustomerWorldOptions, startCustomerWorld } from './customer-world';
import { connectTestTemporal, type TestTemporal } from './temporal';

/** Worlds for the tests of one file: each test starts its own, all are closed after it. */
export function worlds(): (options?: CustomerWorldOptions) => Promise<CustomerWorld> {
  let temporal: TestTemporal;
  const open: CustomerWorld[] = [];
  beforeAll(async () => {
    temporal = await connectTestTemporal();
  });
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });
  afterAll(() => temporal?.close());
  return async (options) => {
    const world = await startCustomerWorld(temporal, options);
    open.push(world);
    return world;
  };
}
