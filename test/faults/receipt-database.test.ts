import { receiptDatabaseCases } from './andersson-table';
import { databaseFaults } from './suites';

databaseFaults(receiptDatabaseCases);
