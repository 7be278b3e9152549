import { readCases } from './fortnox-table';
import { receiptReadCases } from './receipt-fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults([...readCases, ...receiptReadCases]);
