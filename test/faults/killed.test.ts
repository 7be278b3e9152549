import { callsFortnox, killCases } from './andersson-table';
import { kills } from './suites';

kills(killCases, callsFortnox);
