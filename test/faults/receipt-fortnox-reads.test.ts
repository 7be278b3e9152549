import { receiptReadCases } from './receipt-fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults(receiptReadCases);
