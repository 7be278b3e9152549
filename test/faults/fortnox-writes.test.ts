import { writeCases } from './fortnox-table';
import { receiptWriteCases } from './receipt-fortnox-table';
import { fortnoxFaults } from './suites';

fortnoxFaults([...writeCases, ...receiptWriteCases]);
