import { receiptWriteCases } from './receipt-fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults(receiptWriteCases);
