import { callsFortnox, receiptKillCases } from './andersson-table';
import { kills } from './suites';

kills(receiptKillCases, callsFortnox);
